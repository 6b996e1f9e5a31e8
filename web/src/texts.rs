//! The site's own words. What is said about a step comes from sim-core's tables, not from here.

use crate::lang::Text;

macro_rules! texts {
    ($($name:ident en $en:literal ko $ko:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name),* }

        $(#[allow(missing_docs)] pub const $name: Text = Text(Place::$name as u16);)*

        /// Every text: name, English, Korean. The page loads it beside the wasm.
        #[cfg(not(target_arch = "wasm32"))]
        pub const ALL: &[(&str, [&str; 2])] = &[$((stringify!($name), [$en, $ko])),*];
    };
}

texts! {
    SITE_TITLE en "ipclab: how processes talk to each other on Linux"
        ko "ipclab: 리눅스에서 프로세스가 서로 이야기하는 법";
    OTHER_LANGUAGE en "한국어" ko "English";
    TO_DARK en "Dark theme" ko "어두운 화면";
    TO_LIGHT en "Light theme" ko "밝은 화면";
    COPY_LINK en "Copy link" ko "링크 복사";
    COPIED en "Copied" ko "복사했습니다";
    KEYS en "Keys" ko "단축키";
    ALL_SCENARIOS en "Scenarios" ko "시나리오";
    SKIP en "Skip to the simulator" ko "시뮬레이터로 건너뛰기";
    BREADCRUMB en "Where you are" ko "현재 위치";

    HOME_HEADING en "See what the kernel does between two lines of C."
        ko "C 코드 두 줄 사이에 커널이 하는 일을 봅니다.";
    HOME_LEAD en "Pick a program with a few processes. Decide who runs next, one system call at a time; step back; ask why somebody sleeps. The model behind it is checked, step by step, against a real Linux kernel."
        ko "프로세스 몇 개가 함께 도는 프로그램을 골라, 시스템 콜 하나마다 다음에 누가 실행될지 직접 정해 보십시오. 뒤로 돌아갈 수도 있고, 프로세스가 왜 잠들었는지 물어볼 수도 있습니다. 바탕이 되는 모델은 실제 리눅스 커널과 한 단계씩 대조해 확인했습니다.";
    HOME_START en "Start here" ko "여기서 시작하기";
    HOME_STEP_1 en "Choose who goes next" ko "다음에 실행될 프로세스를 고릅니다";
    HOME_STEP_1_TEXT en "Every order of the system calls that Linux allows is yours to try."
        ko "리눅스가 허용하는 시스템 콜의 순서는 모두 시험해 볼 수 있습니다.";
    HOME_STEP_2 en "Look into the kernel" ko "커널 안을 들여다봅니다";
    HOME_STEP_2_TEXT en "Slots of a pipe, descriptor tables, who sleeps and since when."
        ko "파이프의 슬롯, 디스크립터 테이블, 누가 언제부터 잠들어 있는지가 보입니다.";
    HOME_STEP_3 en "Ask why" ko "이유를 묻습니다";
    HOME_STEP_3_TEXT en "Each step names the rule that decided it and the manual page it comes from."
        ko "단계마다 그것을 결정한 규칙과 근거가 되는 매뉴얼 페이지가 함께 나옵니다.";
    HOME_OWN en "Write your own program" ko "프로그램 직접 작성하기";
    SEARCH en "Search scenarios" ko "시나리오 검색";
    SEARCH_HINT en "epipe, fork, O_NONBLOCK ..." ko "epipe, fork, 좀비 ...";
    FOUND en "{n} of {all} scenarios" ko "시나리오 {all}개 중 {n}개";
    NONE_FOUND en "No scenario matches. Fewer letters may help." ko "맞는 시나리오가 없습니다. 검색어를 줄여 보십시오.";
    FAMILY_CLASSIC en "Classics" ko "고전 문제";
    FAMILY_PIPE en "Pipes" ko "파이프";
    FAMILY_FIFO en "FIFOs" ko "FIFO";
    FAMILY_FD en "Descriptors and files" ko "디스크립터와 파일";
    FAMILY_PROC en "Processes" ko "프로세스";
    FAMILY_SIGNAL en "Signals" ko "시그널";
    FAMILY_SHELL en "Shell and pipelines" ko "셸과 파이프라인";
    FAMILY_STDIO en "stdio and buffers" ko "stdio와 버퍼";
    OWN_PROGRAM en "Your program" ko "직접 작성한 프로그램";
    CHANGED en "{title} (changed)" ko "{title} (고침)";
    NOT_FOUND en "This link leads nowhere" ko "이 링크가 가리키는 곳이 없습니다";
    NOT_FOUND_TEXT en "There is no scenario or program at {link}." ko "{link} 위치에는 시나리오도 프로그램도 없습니다.";
    TO_LIST en "To the list of scenarios" ko "시나리오 목록으로";

    PROCESSES en "Processes" ko "프로세스";
    KERNEL en "Kernel" ko "커널";
    PID en "pid {n}" ko "pid {n}";
    READY en "ready" ko "준비";
    WOKEN en "woken, ready" ko "깨어남, 준비";
    ASLEEP_IN en "asleep in " ko "잠듦: ";
    STOPPED en "stopped" ko "멈춤";
    ENDLESS en "computes for ever" ko "끝없이 계산하는 중";
    ENDLESS_TEXT en "A process computes for ever without a system call, so nothing more can be seen. Look for a loop that never ends." ko "한 프로세스가 시스템 콜 없이 끝없이 계산하고 있어 더 볼 것이 없습니다. 끝나지 않는 반복문이 있는지 살펴보십시오.";
    ZOMBIE en "zombie, " ko "좀비, ";
    EXITED en "exited {n}" ko "종료 {n}";
    KILLED en "killed by {signal}" ko "{signal} 시그널로 죽음";
    SLEEPS_UNTIL en "Sleeps {wait}." ko "{wait} 잠들어 있습니다.";
    MORE_RULES en "Also true here ({n})" ko "함께 적용된 규칙 {n}개";
    WHY en "Why?" ko "왜?";
    WHY_SLEEP en "Why does {p} sleep?" ko "{p:은} 왜 잠들어 있습니까?";
    WAKERS en "Wake it:" ko "깨워 보기:";
    PENDING en "pending" ko "보류 중인 시그널";
    CLOSE en "Close" ko "닫기";
    WHOLE_PROGRAM en "whole program" ko "프로그램 전체";
    ONLY_NEAR en "only near the line" ko "현재 줄 근처만";
    PROGRAM_OF en "runs {name}" ko "{name} 실행 중";
    RESULT_OF_LINE en "result" ko "결과";
    NEVER_BORN en "Its processes appear here when they start." ko "프로세스가 시작되면 여기에 나타납니다.";

    PIPE_NAMED en "pipe {name}" ko "파이프 {name}";
    FIFO_NAMED en "FIFO {name}" ko "FIFO {name}";
    WRITE_END en "write end" ko "쓰기 쪽";
    READ_END en "read end" ko "읽기 쪽";
    NOBODY_HOLDS en "held by nobody" ko "가진 프로세스 없음";
    SLOTS_USED en "{used} of {slots} slots used" ko "슬롯 {slots}개 중 {used}개 사용";
    BYTES_INSIDE en "{n} bytes" ko "{n}바이트";
    EMPTY_PIPE en "empty" ko "비어 있음";
    WAITING_TO_READ en "asleep, waiting to read" ko "읽으려다 잠듦";
    WAITING_TO_WRITE en "asleep, waiting to write" ko "쓰려다 잠듦";
    WAITING_TO_OPEN en "asleep in open, waiting for the other side" ko "open에서 상대를 기다리며 잠듦";
    SINCE_STEP en "since step {n}" ko "{n}단계부터";
    PIPE_ALT en "{name}: {used} of {slots} slots used, {bytes} bytes; write end: {writers}; read end: {readers}"
        ko "{name}: 슬롯 {slots}개 중 {used}개 사용, {bytes}바이트, 쓰기 쪽: {writers}, 읽기 쪽: {readers}";
    NO_OBJECTS en "No pipe or FIFO exists at this step." ko "이 단계에는 파이프도 FIFO도 없습니다.";
    DESCRIPTORS en "Descriptors" ko "디스크립터";
    DESCRIPTORS_ALT en "Descriptor tables, open file descriptions and what they lead to"
        ko "디스크립터 테이블, 열린 파일 기술, 그리고 그것이 가리키는 대상";
    OPEN_FILES en "open file descriptions" ko "열린 파일 기술";
    OBJECTS en "what they lead to" ko "가리키는 대상";
    OFFSET en "offset {n}" ko "오프셋 {n}";
    AS_TEXT en "As text" ko "글로 보기";
    TERMINAL en "Terminal" ko "터미널";
    TERMINAL_OF en "Terminal of {p}" ko "{p} 터미널";
    TERMINAL_EMPTY en "Nothing printed yet." ko "아직 출력이 없습니다.";

    WHAT_NEXT en "What happens next?" ko "다음 단계를 고르십시오";
    IN_THIS_RUN en "next in this run" ko "이 실행의 다음 단계";
    SIGNAL_ACTS en "{signal} acts" ko "{signal} 시그널 처리";
    TIMER_FIRES en "the next timer fires" ko "다음 타이머 만료";
    KERNEL_ANSWERS en "kernel: {answer}" ko "커널의 선택: {answer}";
    ASLEEP en "asleep" ko "잠듦";
    SLEEPS en "sleeps" ko "잠듦";
    OVER en "The run is over: every process has ended." ko "실행이 끝났습니다. 모든 프로세스가 종료했습니다.";
    DEADLOCK en "Deadlock: {names} asleep, and nothing is left that could wake them." ko "교착 상태입니다. {names:이} 잠들어 있고, 깨워 줄 프로세스가 없습니다.";
    NOT_MODELLED en "The model stops here" ko "모델은 여기서 멈춥니다";
    NOT_MODELLED_TEXT en "This is not modelled, and ipclab does not guess:" ko "모델에 없는 동작이며, ipclab은 짐작하지 않습니다:";
    BAD_RUN en "The run in the link does not fit any more" ko "링크에 담긴 실행이 더는 맞지 않습니다";
    BAD_RUN_TEXT en "Step {n}, {token}, is not possible here. The run is shown up to that point; go on from there."
        ko "{n}단계의 {token:은} 여기서 불가능합니다. 그 앞까지 보여 드리니 거기서 이어 가십시오.";

    TIMELINE en "Timeline" ko "시간 흐름";
    TIMELINE_ALT en "Who ran, slept or was ready at each of {n} steps; the table of steps says the same" ko "{n}단계 동안 누가 실행되고, 잠들고, 준비 상태였는지 보여 줍니다. 단계 표에 같은 내용이 있습니다";
    STEPS_SHOWN en "steps {from} to {to} of {n}" ko "{n}단계 중 {from}에서 {to}까지";
    LEGEND_RAN en "ran" ko "실행";
    LEGEND_READY en "ready" ko "준비";
    LEGEND_ASLEEP en "asleep" ko "잠듦";
    LEGEND_FILL en "bytes in the pipe" ko "파이프 안의 바이트";
    FIRST en "First step" ko "처음으로";
    BACK en "One step back" ko "한 단계 뒤로";
    PLAY en "Play" ko "재생";
    PAUSE en "Pause" ko "일시 정지";
    NEXT en "One step forward" ko "한 단계 앞으로";
    LAST en "To the end" ko "끝까지";
    SPEED en "Speed" ko "속도";
    PER_SECOND en "{n} / s" ko "초당 {n}";
    STEP_SLIDER en "Step" ko "단계";
    STEP_VALUE en "Step {i} of {n}: {text}" ko "{n}단계 중 {i}단계: {text}";
    BEFORE_FIRST en "Before the first step." ko "첫 단계 이전입니다.";
    BEFORE_FIRST_LONG en "Nothing has happened yet. Choose who goes first, or press play." ko "아직 아무 일도 일어나지 않았습니다. 누가 먼저 실행될지 고르거나 재생을 누르십시오.";
    RUNS en "Runs" ko "실행 기록";
    RUN_DEFAULT en "default order" ko "기본 순서";
    RUN_LINK en "from the link" ko "링크의 실행";
    RUN_MINE en "your run {n}" ko "내 실행 {n}";
    RUN_FORK en "your run {n}, from step {i}" ko "내 실행 {n}, {i}단계에서 갈라짐";
    RULE en "rule {id}" ko "규칙 {id}";

    TABS en "Views" ko "보기";
    TAB_RUN en "Run" ko "실행";
    TAB_KERNEL en "Kernel" ko "커널";
    TAB_STEPS en "Steps" ko "단계";
    TAB_PROGRAM en "Program" ko "프로그램";
    TAB_MACHINE en "Real kernel" ko "실제 커널";
    STEP_TABLE en "Every step of this run" ko "이 실행의 모든 단계";
    COL_STEP en "Step" ko "단계";
    COL_PROCESS en "Process" ko "프로세스";
    COL_LINE en "Line" ko "줄";
    COL_WHAT en "What happened" ko "일어난 일";
    COL_WHY en "Rule" ko "규칙";
    NO_STEPS en "No step taken yet." ko "아직 진행한 단계가 없습니다.";

    EDITOR_LABEL en "The program, in C" ko "C 프로그램";
    BRINGING en "Fetching the program …" ko "프로그램을 가져오는 중입니다 …";
    NOT_BROUGHT en "The program could not be fetched" ko "프로그램을 가져오지 못했습니다";
    RETRY en "Try again" ko "다시 시도";
    COMPILING en "Compiling …" ko "컴파일하는 중입니다 …";
    RUN_AGAIN en "Run this program" ko "이 프로그램 실행";
    RESET_PROGRAM en "Back to the original" ko "원본으로 되돌리기";
    EDITOR_HINT en "Change anything and run it again. Ctrl+Enter runs it; Tab leaves the field." ko "무엇이든 고쳐서 다시 실행해 보십시오. Ctrl+Enter로 실행하고 Tab으로 입력 칸을 벗어납니다.";
    PROBLEMS en "{n} problems" ko "문제 {n}개";
    ERROR en "error" ko "오류";
    WARNING en "warning" ko "경고";
    AT_LINE en "line {line}, column {column}" ko "{line}줄 {column}칸";
    HELP en "help" ko "도움말";
    SHOWING_OLD en "The player still shows the last version that compiled." ko "플레이어는 마지막으로 컴파일된 프로그램을 보여 주고 있습니다.";

    MACHINE_HEADING en "The same run on this machine's kernel" ko "같은 실행을 이 컴퓨터의 커널에서";
    MACHINE_TEXT en "Real processes make the same system calls in the same order, in a sandbox, and every step is compared." ko "실제 프로세스들이 샌드박스 안에서 같은 시스템 콜을 같은 순서로 부르고, 단계마다 결과를 비교합니다.";
    MACHINE_RUN en "Run on this machine's kernel" ko "이 컴퓨터의 커널에서 실행";
    MACHINE_BUSY en "Real processes are taking {n} steps on this machine's kernel ..." ko "이 컴퓨터의 커널에서 실제 프로세스들이 {n}단계를 밟고 있습니다 ...";
    MACHINE_GONE en "The server that gave out this page does not answer any more. Start it again (cargo xtask serve, or ipclab serve), then reload the page: the link keeps your run."
        ko "이 페이지를 보내 준 서버가 더는 응답하지 않습니다. cargo xtask serve 또는 ipclab serve 명령으로 다시 켜고 페이지를 새로 고치십시오. 지금의 실행은 링크에 남아 있습니다.";
    MACHINE_STATIC en "This page comes from a static host, so it has no kernel to ask. On a Linux machine, clone the repository and run cargo xtask serve: this button then runs your run on your own kernel." ko "정적 호스트에서 온 페이지라 물어볼 커널이 없습니다. 리눅스에서 저장소를 받아 cargo xtask serve 명령을 실행하면, 이 버튼으로 지금의 실행을 여러분의 커널에서 확인할 수 있습니다.";
    MACHINE_AGREES en "{kernel}: all {n} steps agree with the model." ko "{kernel}: {n}단계 모두 모델과 일치합니다.";
    MACHINE_DIFFERS en "{kernel}: step {n} differs from the model." ko "{kernel}: {n}단계가 모델과 다릅니다.";
    MACHINE_FAILED en "The real kernel could not be asked: {text}" ko "실제 커널에 물어보지 못했습니다: {text}";
    COL_MODEL en "Model" ko "모델";
    COL_KERNEL en "Real kernel" ko "실제 커널";
    AGREES en "agrees" ko "일치";
    DIFFERS en "differs" ko "다름";

    KEYS_HEADING en "Keys" ko "단축키";
    KEYS_NOTE en "They work while the focus is in the simulator, outside of text fields." ko "초점이 시뮬레이터 안에 있고 입력 칸 밖일 때 동작합니다.";
    KEY_STEP en "let that process take its next step" ko "그 번호의 프로세스가 다음 단계를 진행";
    KEY_NEXT en "next step of this run" ko "이 실행의 다음 단계";
    KEY_BACK en "one step back" ko "한 단계 뒤로";
    KEY_ENDS en "first and last step" ko "처음과 끝";
    KEY_MARK en "previous and next sleep, wake-up, error or end" ko "이전과 다음의 잠듦, 깨어남, 오류, 종료";
    KEY_PLAY en "play and pause" ko "재생과 일시 정지";
    KEY_WHY en "why does the sleeper sleep" ko "왜 잠들었는지 보기";
    KEY_RESTART en "back to the start" ko "맨 처음으로";
    KEY_HELP en "this list" ko "이 목록";
    KEY_ESC en "close, or leave the simulator" ko "닫기, 시뮬레이터에서 나가기";
}
