// Starts the engine. What goes wrong here is said in the page: there is no engine yet to say it.
import init, { start } from './web.js';

const say = (text) => {
  const note = document.getElementById('boot-note');
  if (note) note.textContent = text;
};

let compiler;
// The C front end: loaded when it is first needed; tried again when it did not come.
const compile = async (file, text) => {
  compiler ??= import('./compiler.js').then(async (module) => {
    await module.default();
    return module;
  });
  try {
    return (await compiler).compile(file, text);
  } catch (error) {
    compiler = undefined;
    throw error;
  }
};

try {
  const [scenarios, words] = ['scenarios.txt', 'words.txt'].map(async (file) => {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return answer.text();
  });
  await init();
  start(await scenarios, await words, compile);
} catch (error) {
  say(`The simulator could not start: ${error}. A current browser with WebAssembly is needed.`);
  throw error;
}
