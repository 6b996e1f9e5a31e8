// Starts the engine. What goes wrong here is said in the page: there is no engine yet to say it.
import init, { start } from './web.js';

const say = (text) => {
  const note = document.getElementById('boot-note');
  if (note) note.textContent = text;
};

try {
  const scenarios = fetch('scenarios.txt').then((answer) => {
    if (!answer.ok) throw new Error(`scenarios.txt: ${answer.status}`);
    return answer.text();
  });
  await init();
  start(await scenarios);
} catch (error) {
  say(`The simulator could not start: ${error}. A current browser with WebAssembly is needed.`);
  throw error;
}
