/* sh [-c COMMANDS [NAME [ARGUMENT]...]] [FILE [ARGUMENT]...]: the small part of dash that system(3),
 * popen(3) and execlp("sh", ...) meet.
 *
 * Words with quotes, $VAR ${VAR} $? $$ $! $# $1 $*, $(command) and `command`, * and ? in names; pipes,
 * < > >> 2> 2>&1, ; && || & ! ( ), if/while/until/for; cd exit exec export read set shift unset wait
 * umask : true false echo printf(plain) kill. What is missing says so with a syntax error. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS_MAX 256

/* ---- the text of commands, read token by token ---- */

enum { END, WORD, PUNCT, NEWLINE };

static const char *at;       /* where the next token starts */
static int token;            /* its kind */
static char *text;           /* of a word as written, quotes included; of punctuation */
static const char *token_at; /* where it stands */

static const char *name = "sh";
static char **parameters; /* $1 ... */
static int parameter_count;
static int last_status;
static pid_t last_background;
static int is_bash;

static char *run_substitution(const char *command);
static int run_list(int skip, int last_of_all);

static void die(const char *format, ...)
{
    va_list ap;
    fprintf(stderr, "%s: 1: ", name);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(2);
}

void __ipclab_unsupported(const char *what);

/* What a real shell can do and this one cannot ends the run with its name. */
static void unsupported(const char *what)
{
    char text[128];
    snprintf(text, sizeof text, "%s in the shell", what);
    __ipclab_unsupported(text);
}

static char *copy(const char *from, size_t n)
{
    char *s = malloc(n + 1);
    memcpy(s, from, n);
    s[n] = '\0';
    return s;
}

static void unexpected(void)
{
    if (token == END)
        die("Syntax error: end of file unexpected");
    if (token == NEWLINE)
        die("Syntax error: newline unexpected");
    die(token == WORD ? "Syntax error: word unexpected" : "Syntax error: \"%s\" unexpected", text);
}

/* Behind the ) of $( whose text starts at p. */
static const char *after_parenthesis(const char *p)
{
    int depth = 1;
    for (; *p != '\0'; p++) {
        if (*p == '\'') {
            p = strchrnul(p + 1, '\'');
            if (*p == '\0')
                break;
        } else if (*p == '\\' && p[1] != '\0') {
            p++;
        } else if (*p == '(') {
            depth++;
        } else if (*p == ')' && --depth == 0) {
            return p + 1;
        }
    }
    die("Syntax error: end of file unexpected (expecting \")\")");
    return p;
}

static const char *after_backquote(const char *p)
{
    for (; *p != '`'; p++) {
        if (*p == '\0')
            die("Syntax error: EOF in backquote substitution");
        if (*p == '\\' && p[1] != '\0')
            p++;
    }
    return p + 1;
}

/* Behind the word at p. */
static const char *after_word(const char *p)
{
    while (*p != '\0' && strchr(" \t\n;&|<>()", *p) == NULL) {
        if (*p == '\\' && p[1] != '\0') {
            p += 2;
        } else if (*p == '\'') {
            p = strchrnul(p + 1, '\'');
            if (*p++ == '\0')
                die("Syntax error: Unterminated quoted string");
        } else if (*p == '"') {
            for (p++; *p != '"'; p++) {
                if (*p == '\0')
                    die("Syntax error: Unterminated quoted string");
                if (*p == '\\' && p[1] != '\0')
                    p++;
                else if (*p == '$' && p[1] == '(')
                    p = after_parenthesis(p + 2) - 1;
                else if (*p == '`')
                    p = after_backquote(p + 1) - 1;
            }
            p++;
        } else if (*p == '$' && p[1] == '(') {
            p = after_parenthesis(p + 2);
        } else if (*p == '`') {
            p = after_backquote(p + 1);
        } else {
            p++;
        }
    }
    return p;
}

static void next(void)
{
    static const char *const marks[] = {"&&", "||", ";;", ">>", ">&", "<&", "<<", ";", "&", "|", "<", ">", "(", ")"};
    while (*at == ' ' || *at == '\t' || (*at == '\\' && at[1] == '\n'))
        at += *at == '\\' ? 2 : 1;
    if (*at == '#')
        at = strchrnul(at, '\n');
    token_at = at;
    if (*at == '\0') {
        token = END;
        text = "";
        return;
    }
    if (*at == '\n') {
        token = NEWLINE;
        text = "\n";
        at++;
        return;
    }
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t n = strlen(marks[i]);
        if (strncmp(at, marks[i], n) == 0) {
            token = PUNCT;
            text = (char *)marks[i];
            at += n;
            return;
        }
    }
    token = WORD;
    at = after_word(at);
    text = copy(token_at, at - token_at);
}

static int is(const char *what)
{
    return (token == WORD || token == PUNCT) && strcmp(text, what) == 0;
}

static void expect(const char *what)
{
    if (!is(what))
        unexpected();
    next();
}

static void skip_newlines(void)
{
    while (token == NEWLINE)
        next();
}

/* ---- from words as written to arguments ---- */

struct words {
    char *list[WORDS_MAX];
    int count;
};

/* A word being built; what was quoted is not split and holds no pattern. */
struct building {
    char *chars;
    char *quoted;
    int length, size;
    int exists; /* "" is a word too */
};

static void add_char(struct building *b, char c, int quoted)
{
    if (b->length + 1 >= b->size) {
        b->size = b->size == 0 ? 64 : b->size * 2;
        b->chars = realloc(b->chars, b->size);
        b->quoted = realloc(b->quoted, b->size);
    }
    b->chars[b->length] = c;
    b->quoted[b->length++] = (char)quoted;
    b->exists = 1;
}

static int matches(const char *pattern, const char *quoted, int n, const char *s)
{
    for (int i = 0; i < n; i++, s++) {
        if (pattern[i] == '*' && !quoted[i]) {
            for (;; s++) {
                if (matches(pattern + i + 1, quoted + i + 1, n - i - 1, s))
                    return 1;
                if (*s == '\0')
                    return 0;
            }
        }
        if (*s == '\0' || (pattern[i] != *s && (pattern[i] != '?' || quoted[i])))
            return 0;
    }
    return *s == '\0';
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_word(struct words *to, char *word)
{
    if (to->count == WORDS_MAX - 1)
        die("too many words");
    to->list[to->count++] = word;
    to->list[to->count] = NULL;
}

/* Adds the names a pattern matches in its directory; 0 when there are none. */
static int add_matches(struct words *to, const struct building *b)
{
    int slash = b->length, first = to->count;
    char *directory;
    struct dirent *entry;
    DIR *dirp;
    while (slash > 0 && b->chars[slash - 1] != '/')
        slash--;
    directory = slash == 0 ? "." : copy(b->chars, slash);
    dirp = opendir(directory);
    if (dirp == NULL)
        return 0;
    while ((entry = readdir(dirp)) != NULL) {
        char *found;
        if (entry->d_name[0] == '.' && b->chars[slash] != '.')
            continue;
        if (!matches(b->chars + slash, b->quoted + slash, b->length - slash, entry->d_name))
            continue;
        found = malloc(slash + strlen(entry->d_name) + 1);
        memcpy(found, b->chars, slash);
        strcpy(found + slash, entry->d_name);
        add_word(to, found);
    }
    closedir(dirp);
    qsort(to->list + first, to->count - first, sizeof(char *), by_bytes);
    return to->count > first;
}

static void finish_word(struct words *to, struct building *b)
{
    int pattern = 0;
    if (!b->exists)
        return;
    for (int i = 0; i < b->length; i++)
        pattern |= !b->quoted[i] && (b->chars[i] == '*' || b->chars[i] == '?');
    if (!pattern || !add_matches(to, b))
        add_word(to, copy(b->length > 0 ? b->chars : "", b->length));
    memset(b, 0, sizeof *b);
}

/* A value that comes from $: unquoted it is split at blanks. */
static void add_value(struct words *to, struct building *b, const char *value, int quoted)
{
    for (; *value != '\0'; value++) {
        if (!quoted && strchr(" \t\n", *value) != NULL)
            finish_word(to, b);
        else
            add_char(b, *value, quoted);
    }
}

static const char *parameter(const char *p, size_t n)
{
    static char number[24];
    char *variable;
    if (n == 1 && strchr("?$!#", *p) != NULL) {
        long value = *p == '?' ? last_status : *p == '$' ? getpid() : *p == '!' ? last_background : parameter_count;
        snprintf(number, sizeof number, "%ld", value);
        return number;
    }
    if (isdigit((unsigned char)*p)) {
        int i = atoi(p);
        return i == 0 ? name : i <= parameter_count ? parameters[i - 1] : "";
    }
    variable = getenv(copy(p, n));
    return variable == NULL ? "" : variable;
}

static size_t name_length(const char *p)
{
    size_t n = 0;
    while (isalnum((unsigned char)p[n]) || p[n] == '_')
        n++;
    return isdigit((unsigned char)*p) ? 1 : n;
}

/* $((a + b * 2)): what is left of the expression. */
static const char *sum;

static long calculate_from(int level);

static long operand(void)
{
    size_t n;
    long value;
    sum += strspn(sum, " \t$");
    if (*sum == '-' || *sum == '+' || *sum == '!' || *sum == '(') {
        char op = *sum++;
        value = op == '(' ? calculate_from(0) : operand();
        if (op == '(') {
            sum += strspn(sum, " \t");
            if (*sum++ != ')')
                die("arithmetic expression: expecting ')'");
        }
        return op == '-' ? -value : op == '!' ? !value : value;
    }
    if (isdigit((unsigned char)*sum))
        return strtol(sum, (char **)&sum, 0);
    n = name_length(sum);
    if (n == 0)
        die("arithmetic expression: expecting primary");
    value = atol(parameter(sum, n));
    sum += n;
    return value;
}

static long combine(const char *op, long a, long b)
{
    if ((*op == '/' || *op == '%') && b == 0)
        die("division by zero");
    switch (op[0] | op[1] << 8) {
    case '*':
        return a * b;
    case '/':
        return a / b;
    case '%':
        return a % b;
    case '+':
        return a + b;
    case '-':
        return a - b;
    case '<':
        return a < b;
    case '>':
        return a > b;
    case '<' | '=' << 8:
        return a <= b;
    case '>' | '=' << 8:
        return a >= b;
    case '=' | '=' << 8:
        return a == b;
    case '!' | '=' << 8:
        return a != b;
    case '&' | '&' << 8:
        return a && b;
    }
    return a || b;
}

static long calculate_from(int level)
{
    static const struct {
        char op[3];
        int level;
    } operators[] = {{"||", 0}, {"&&", 1}, {"==", 2}, {"!=", 2}, {"<=", 3}, {">=", 3}, {"<", 3},
                     {">", 3},  {"+", 4},  {"-", 4},  {"*", 5},  {"/", 5},  {"%", 5}};
    long value = operand();
    for (;;) {
        size_t i, count = sizeof operators / sizeof operators[0];
        sum += strspn(sum, " \t");
        for (i = 0; i < count; i++)
            if (strncmp(sum, operators[i].op, strlen(operators[i].op)) == 0 && operators[i].level >= level)
                break;
        if (i == count)
            return value;
        sum += strlen(operators[i].op);
        value = combine(operators[i].op, value, calculate_from(operators[i].level + 1));
    }
}

static const char *calculate(const char *expression)
{
    static char number[24];
    sum = expression;
    snprintf(number, sizeof number, "%ld", calculate_from(0));
    if (*sum != '\0')
        die("arithmetic expression: syntax error: \"%s\"", expression);
    return number;
}

/* Expands what follows a $; returns behind it. */
static const char *expand_dollar(struct words *to, struct building *b, const char *p, int quoted)
{
    size_t n;
    if (*p == '(') {
        const char *end = after_parenthesis(p + 1);
        if (p[1] == '(' && end[-2] == ')') {
            add_value(to, b, calculate(copy(p + 2, end - p - 4)), quoted);
            return end;
        }
        add_value(to, b, run_substitution(copy(p + 1, end - p - 2)), quoted);
        return end;
    }
    if (*p == '{') {
        const char *end = strchrnul(p, '}');
        if (*end == '\0' || (name_length(p + 1) != (size_t)(end - p - 1) && strchr("?$!#*@", p[1]) == NULL))
            unsupported("${...} with more than a name");
        add_value(to, b, parameter(p + 1, end - p - 1), quoted);
        return end + 1;
    }
    if (*p == '*' || *p == '@') {
        for (int i = 0; i < parameter_count; i++) {
            if (i > 0) {
                if (*p == '@' || !quoted)
                    finish_word(to, b);
                else
                    add_char(b, ' ', 1);
            }
            add_value(to, b, parameters[i], quoted);
            b->exists |= quoted;
        }
        return p + 1;
    }
    n = *p != '\0' && strchr("?$!#", *p) != NULL ? 1 : name_length(p);
    if (n == 0) {
        add_char(b, '$', quoted);
        return p;
    }
    add_value(to, b, parameter(p, n), quoted);
    return p + n;
}

static const char *expand_backquote(struct words *to, struct building *b, const char *p, int quoted)
{
    const char *end = after_backquote(p);
    char *command = copy(p, end - p - 1), *write = command;
    for (const char *read = command; *read != '\0'; read++) {
        if (*read == '\\' && read[1] != '\0' && strchr("$`\\", read[1]) != NULL)
            read++;
        *write++ = *read;
    }
    *write = '\0';
    add_value(to, b, run_substitution(command), quoted);
    return end;
}

static void expand(struct words *to, const char *p)
{
    struct building b = {0};
    int quoted = 0;
    if (*p == '~' && (p[1] == '/' || p[1] == '\0') && getenv("HOME") != NULL) {
        add_value(to, &b, getenv("HOME"), 1);
        p++;
    }
    while (*p != '\0') {
        if (*p == '"') {
            quoted = !quoted;
            b.exists = 1;
            p++;
        } else if (*p == '\'' && !quoted) {
            b.exists = 1;
            for (p++; *p != '\''; p++)
                add_char(&b, *p, 1);
            p++;
        } else if (*p == '\\' && p[1] != '\0') {
            if (quoted && strchr("$`\"\\\n", p[1]) == NULL)
                add_char(&b, '\\', 1);
            if (p[1] != '\n')
                add_char(&b, p[1], 1);
            p += 2;
        } else if (*p == '$') {
            p = expand_dollar(to, &b, p + 1, quoted);
        } else if (*p == '`') {
            p = expand_backquote(to, &b, p + 1, quoted);
        } else {
            add_char(&b, *p++, quoted);
        }
    }
    finish_word(to, &b);
}

/* One word, unsplit: the file of a redirection, the value of an assignment. */
static char *expand_one(const char *p)
{
    struct words words = {{NULL}, 0};
    size_t n = 0;
    char *joined;
    expand(&words, p);
    for (int i = 0; i < words.count; i++)
        n += strlen(words.list[i]) + 1;
    joined = malloc(n + 1);
    joined[0] = '\0';
    for (int i = 0; i < words.count; i++) {
        if (i > 0)
            strcat(joined, " ");
        strcat(joined, words.list[i]);
    }
    return joined;
}

/* ---- simple commands ---- */

#define REDIRECTIONS_MAX 16

struct redirection {
    int fd;
    const char *mark;
    char *target;
};

struct simple {
    char *words[WORDS_MAX]; /* as written */
    int word_count;
    struct redirection redirections[REDIRECTIONS_MAX];
    int redirection_count;
};

static int apply(const struct redirection *r)
{
    char *target = expand_one(r->target);
    int flags, fd;
    if (r->mark[1] == '&') {
        if (strcmp(target, "-") == 0) {
            close(r->fd);
            return 0;
        }
        if (dup2(atoi(target), r->fd) == -1) {
            fprintf(stderr, "%s: 1: %s: Bad file descriptor\n", name, target);
            return -1;
        }
        return 0;
    }
    flags = r->mark[0] == '<' ? O_RDONLY : O_WRONLY | O_CREAT | (r->mark[1] == '>' ? O_APPEND : O_TRUNC);
    fd = open(target, flags, 0666);
    if (fd == -1) {
        fprintf(stderr, "%s: 1: cannot %s %s: %s\n", name, flags == O_RDONLY ? "open" : "create", target,
                errno == ENOENT ? flags == O_RDONLY ? "No such file" : "Directory nonexistent" : strerror(errno));
        return -1;
    }
    if (fd != r->fd) {
        dup2(fd, r->fd);
        close(fd);
    }
    return 0;
}

/* Commands that a real shell has itself, and this one has not. */
static int only_real(const char *command)
{
    static const char *const names[] = {"alias", "bg",   "command", "eval",  "fg",   "getopts", "hash",
                                        "jobs",  "local", "readonly", "return", "times", "type", "ulimit",
                                        ".",     "source", "break", "continue", "let", "declare", "history"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(command, names[i]) == 0)
            return 1;
    return 0;
}

/* Runs a program in this process; never returns. */
static void become(char **argv)
{
    if (only_real(argv[0]))
        unsupported(argv[0]);
    execvp(argv[0], argv);
    if (errno == ENOENT) {
        fprintf(stderr, is_bash ? "%s: line 1: %s: command not found\n" : "%s: 1: %s: not found\n", name, argv[0]);
        _exit(127);
    }
    fprintf(stderr, is_bash ? "%s: line 1: %s: %s\n" : "%s: 1: %s: %s\n", name, argv[0], strerror(errno));
    _exit(126);
}

static int status_of(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) == -1)
        if (errno != EINTR)
            return 127;
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGINT && WTERMSIG(status) != SIGPIPE)
        fprintf(stderr, "%s\n", strsignal(WTERMSIG(status)));
    return status_of(status);
}

static pid_t start(void)
{
    pid_t pid = fork();
    if (pid == -1)
        die("Cannot fork");
    return pid;
}

/* dash's echo knows escapes, and -n; bash's needs -e for them. */
static int do_echo(char **argv)
{
    int newline = 1, escapes = !is_bash;
    while (argv[1] != NULL && (strcmp(argv[1], "-n") == 0 || (is_bash && strcmp(argv[1], "-e") == 0))) {
        newline &= argv[1][1] != 'n';
        escapes |= argv[1][1] == 'e';
        argv++;
        if (!is_bash)
            break;
    }
    for (int i = 1; argv[i] != NULL; i++) {
        if (i > 1)
            putchar(' ');
        for (const char *p = argv[i]; *p != '\0'; p++) {
            static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
            const char *found = escapes && *p == '\\' && p[1] != '\0' ? strchr(letters, p[1]) : NULL;
            putchar(found != NULL ? values[found - letters] : *p);
            p += found != NULL;
        }
    }
    if (newline)
        putchar('\n');
    fflush(stdout);
    return 0;
}

static int do_read(char **argv)
{
    char line[1024], *p = line, c;
    size_t n = 0;
    ssize_t got;
    int i = argv[1] != NULL && strcmp(argv[1], "-r") == 0 ? 2 : 1;
    while ((got = read(0, &c, 1)) == 1 && c != '\n')
        if (n < sizeof line - 1)
            line[n++] = c;
    line[n] = '\0';
    for (; argv[i] != NULL; i++) {
        p += strspn(p, " \t");
        if (argv[i + 1] == NULL) {
            while (n > 0 && strchr(" \t", line[n - 1]) != NULL && line + n > p)
                line[--n] = '\0';
            setenv(argv[i], p, 1);
        } else {
            size_t length = strcspn(p, " \t");
            setenv(argv[i], copy(p, length), 1);
            p += length;
        }
    }
    return got == 1 ? 0 : 1;
}

static int do_cd(char **argv)
{
    const char *to = argv[1] != NULL ? argv[1] : getenv("HOME");
    if (to != NULL && chdir(to) == 0)
        return 0;
    fprintf(stderr, "%s: 1: cd: can't cd to %s\n", name, to == NULL ? "" : to);
    return 2;
}

static int do_export(char **argv)
{
    for (int i = 1; argv[i] != NULL; i++) {
        char *equals = strchr(argv[i], '=');
        if (equals != NULL)
            setenv(copy(argv[i], equals - argv[i]), equals + 1, 1);
    }
    return 0;
}

static int do_wait(char **argv)
{
    int status = 0;
    if (argv[1] != NULL) {
        for (int i = 1; argv[i] != NULL; i++)
            status = wait_for(atoi(argv[i]));
        return status;
    }
    while (wait(NULL) > 0 || errno == EINTR)
        ;
    return 0;
}

static int do_umask(char **argv)
{
    mode_t mask;
    if (argv[1] != NULL) {
        umask((mode_t)strtol(argv[1], NULL, 8));
        return 0;
    }
    mask = umask(0);
    umask(mask);
    printf("%04o\n", mask);
    fflush(stdout);
    return 0;
}

static int do_shift(char **argv)
{
    int n = argv[1] != NULL ? atoi(argv[1]) : 1;
    if (n > parameter_count)
        die("shift: can't shift that many");
    parameters += n;
    parameter_count -= n;
    return 0;
}

/* Commands of the shell itself; 0 when argv[0] is none. */
static int run_own(char **argv, int *status)
{
    const char *command = argv[0];
    *status = 0;
    if (strcmp(command, ":") == 0 || strcmp(command, "true") == 0) {
        ;
    } else if (strcmp(command, "false") == 0) {
        *status = 1;
    } else if (strcmp(command, "echo") == 0) {
        *status = do_echo(argv);
    } else if (strcmp(command, "cd") == 0) {
        *status = do_cd(argv);
    } else if (strcmp(command, "exit") == 0) {
        exit(argv[1] != NULL ? atoi(argv[1]) & 255 : last_status);
    } else if (strcmp(command, "export") == 0) {
        *status = do_export(argv);
    } else if (strcmp(command, "unset") == 0) {
        for (int i = 1; argv[i] != NULL; i++)
            unsetenv(argv[i]);
    } else if (strcmp(command, "read") == 0) {
        *status = do_read(argv);
    } else if (strcmp(command, "wait") == 0) {
        *status = do_wait(argv);
    } else if (strcmp(command, "umask") == 0) {
        *status = do_umask(argv);
    } else if (strcmp(command, "shift") == 0) {
        *status = do_shift(argv);
    } else if (strcmp(command, "exec") == 0) {
        if (argv[1] != NULL)
            become(argv + 1);
    } else if (strcmp(command, "set") == 0 || strcmp(command, "trap") == 0) {
        if (argv[1] != NULL)
            unsupported(command);
    } else {
        return 0;
    }
    return 1;
}

static int is_assignment(const char *word)
{
    size_t n = name_length(word);
    return n > 0 && word[n] == '=' && !isdigit((unsigned char)*word);
}

static void assign(const char *word)
{
    const char *equals = strchr(word, '=');
    setenv(copy(word, equals - word), expand_one(equals + 1), 1);
}

static int run_saved(const struct simple *c, char **argv)
{
    int saved[3], status = 0, own, keep = strcmp(argv[0], "exec") == 0;
    for (int i = 0; i < 3; i++)
        saved[i] = c->redirection_count > 0 && !keep ? fcntl(i, F_DUPFD_CLOEXEC, 10) : -1;
    own = 1;
    for (int i = 0; i < c->redirection_count && own; i++)
        own = apply(&c->redirections[i]) == 0;
    if (own)
        run_own(argv, &status);
    else
        status = 2;
    for (int i = 0; i < 3; i++) {
        if (saved[i] != -1) {
            dup2(saved[i], i);
            close(saved[i]);
        }
    }
    return status;
}

static int is_own(const char *command)
{
    static const char *const names[] = {":",    "true",  "false", "echo",  "cd",  "exit", "export", "unset", "read",
                                        "wait", "umask", "shift", "exec",  "set", "trap"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(command, names[i]) == 0)
            return 1;
    return 0;
}

static int run_simple(const struct simple *c, int may_become)
{
    struct words words = {{NULL}, 0};
    int first = 0;
    pid_t pid;
    while (first < c->word_count && is_assignment(c->words[first]))
        first++;
    for (int i = first; i < c->word_count; i++)
        expand(&words, c->words[i]);
    if (words.count == 0) {
        for (int i = 0; i < first; i++)
            assign(c->words[i]);
        for (int i = 0; i < c->redirection_count; i++) {
            pid = start();
            if (pid == 0)
                _exit(apply(&c->redirections[i]) == -1 ? 2 : 0);
            return wait_for(pid);
        }
        return 0;
    }
    if (is_own(words.list[0])) {
        for (int i = 0; i < first; i++)
            assign(c->words[i]);
        return run_saved(c, words.list);
    }
    pid = may_become ? 0 : start();
    if (pid == 0) {
        for (int i = 0; i < first; i++)
            assign(c->words[i]);
        for (int i = 0; i < c->redirection_count; i++)
            if (apply(&c->redirections[i]) == -1)
                _exit(2);
        become(words.list);
    }
    return wait_for(pid);
}

/* ---- the grammar, run as it is read ---- */

static int is_redirection(void)
{
    return token == PUNCT && (text[0] == '<' || text[0] == '>');
}

static int all_digits(const char *s)
{
    return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

static void read_redirection(struct simple *c, int fd)
{
    struct redirection *r = &c->redirections[c->redirection_count];
    if (strcmp(text, "<<") == 0)
        unsupported("<<");
    if (c->redirection_count++ == REDIRECTIONS_MAX)
        die("too many redirections");
    r->mark = text;
    r->fd = fd != -1 ? fd : text[0] == '<' ? 0 : 1;
    next();
    if (token != WORD)
        unexpected();
    r->target = text;
    next();
}

static void read_simple(struct simple *c)
{
    memset(c, 0, sizeof *c);
    for (;;) {
        if (is_redirection()) {
            read_redirection(c, -1);
        } else if (token == WORD) {
            char *word = text;
            int touches = all_digits(word) && (*at == '<' || *at == '>');
            next();
            if (touches && is_redirection()) {
                read_redirection(c, atoi(word));
                continue;
            }
            if (c->word_count == WORDS_MAX - 1)
                die("too many words");
            c->words[c->word_count++] = word;
        } else {
            break;
        }
    }
    if (c->word_count == 0 && c->redirection_count == 0)
        unexpected();
}

static int at_end_of_list(void)
{
    return token == END || is(")") || is("}") || is("then") || is("else") || is("elif") || is("fi") || is("do") ||
           is("done");
}

static int run_if(int skip)
{
    int taken = 0, status = 0;
    do {
        int condition;
        next();
        condition = run_list(skip || taken, 0);
        expect("then");
        if (condition == 0 && !taken && !skip) {
            status = run_list(0, 0);
            taken = 1;
        } else {
            run_list(1, 0);
        }
    } while (is("elif"));
    if (is("else")) {
        next();
        if (taken || skip)
            run_list(1, 0);
        else
            status = run_list(0, 0);
    }
    expect("fi");
    return status;
}

/* Goes back in the text for another round. */
static void go_back(const char *to)
{
    at = to;
    next();
}

static int run_while(int skip)
{
    int until = is("until"), status = 0;
    const char *again = at;
    for (;;) {
        int condition;
        go_back(again);
        condition = run_list(skip, 0);
        expect("do");
        if (skip || (condition == 0) == until) {
            run_list(1, 0);
            break;
        }
        status = run_list(0, 0);
        if (!is("done"))
            unexpected();
    }
    expect("done");
    return status;
}

static int run_for(int skip)
{
    struct words values = {{NULL}, 0};
    const char *again;
    char *variable;
    int status = 0;
    next();
    if (token != WORD)
        unexpected();
    variable = text;
    next();
    skip_newlines();
    if (is("in")) {
        for (next(); token == WORD; next())
            if (!skip)
                expand(&values, text);
    } else {
        for (int i = 0; i < parameter_count; i++)
            add_word(&values, parameters[i]);
    }
    if (is(";") || token == NEWLINE)
        next();
    skip_newlines();
    if (!is("do"))
        unexpected();
    again = at;
    for (int i = 0; i < values.count && !skip; i++) {
        setenv(variable, values.list[i], 1);
        go_back(again);
        status = run_list(0, 0);
    }
    if (values.count == 0 || skip) {
        go_back(again);
        run_list(1, 0);
    }
    expect("done");
    return status;
}

/* What may follow a compound command: its redirections. */
static void read_redirections(struct simple *c)
{
    memset(c, 0, sizeof *c);
    while (is_redirection() || (token == WORD && all_digits(text) && (*at == '<' || *at == '>'))) {
        int fd = -1;
        if (token == WORD) {
            fd = atoi(text);
            next();
        }
        read_redirection(c, fd);
    }
}

/* ( list ): in a child, which reads the same text. */
static int run_subshell(int skip)
{
    struct simple after;
    const char *inside = at;
    pid_t pid;
    next();
    run_list(1, 0);
    expect(")");
    read_redirections(&after);
    if (skip)
        return 0;
    pid = start();
    if (pid == 0) {
        for (int i = 0; i < after.redirection_count; i++)
            if (apply(&after.redirections[i]) == -1)
                _exit(2);
        at = inside;
        next();
        exit(run_list(0, 0));
    }
    return wait_for(pid);
}

static int run_command(int skip, int may_become)
{
    struct simple command;
    int status;
    if (is("("))
        return run_subshell(skip);
    if (is("{")) {
        next();
        status = run_list(skip, 0);
        expect("}");
        return status;
    }
    if (is("if"))
        return run_if(skip);
    if (is("while") || is("until"))
        return run_while(skip);
    if (is("for"))
        return run_for(skip);
    if (is("case"))
        unsupported("case");
    if (at_end_of_list())
        unexpected();
    read_simple(&command);
    if (token == PUNCT && strcmp(text, "(") == 0) {
        if (command.word_count == 1)
            unsupported("a function");
        unexpected();
    }
    if (skip)
        return 0;
    return run_simple(&command, may_become && token == END);
}

/* Where the command ends that starts here, and whether a | follows. */
static int pipe_follows(void)
{
    const char *from = token_at;
    int follows;
    run_command(1, 0);
    follows = is("|");
    go_back(from);
    return follows;
}

/* Each command of a pipeline is a child; the status is that of the last. */
static int run_pipeline(int skip, int may_become)
{
    pid_t children[64];
    int count = 0, input = -1, status = 0, negated = 0;
    while (is("!")) {
        negated = !negated;
        next();
    }
    if (!pipe_follows()) {
        status = run_command(skip, may_become && !negated);
        return negated ? !status : status;
    }
    for (int more = 1; more;) {
        int ends[2] = {-1, -1};
        const char *from = token_at;
        more = pipe_follows();
        if (!skip) {
            if (more && pipe(ends) == -1)
                die("Pipe call failed");
            children[count] = start();
            if (children[count] == 0) {
                if (more)
                    close(ends[0]);
                if (input != -1) {
                    dup2(input, 0);
                    close(input);
                }
                if (more && ends[1] != 1) {
                    dup2(ends[1], 1);
                    close(ends[1]);
                }
                go_back(from);
                /* Nothing follows in this process: a program may take its place. */
                if (!is("(") && !is("{") && !is("if") && !is("while") && !is("until") && !is("for")) {
                    struct simple command;
                    read_simple(&command);
                    exit(run_simple(&command, 1));
                }
                exit(run_command(0, 0));
            }
            if (input != -1)
                close(input);
            if (more)
                close(ends[1]);
            input = ends[0];
            if (++count == 64)
                die("too many commands in a pipeline");
        }
        run_command(1, 0);
        if (more) {
            next();
            skip_newlines();
        }
    }
    for (int i = 0; i < count; i++)
        status = wait_for(children[i]);
    return negated ? !status : status;
}

static int run_and_or(int skip, int may_become)
{
    int status = run_pipeline(skip, may_become);
    while (is("&&") || is("||")) {
        int run = is("&&") ? status == 0 : status != 0;
        if (!skip)
            last_status = status;
        next();
        skip_newlines();
        if (run)
            status = run_pipeline(skip, may_become);
        else
            run_pipeline(1, 0);
    }
    return status;
}

/* Whether the and-or list that starts here ends with &. */
static int background_follows(void)
{
    const char *from = token_at;
    int follows;
    run_and_or(1, 0);
    follows = is("&");
    go_back(from);
    return follows;
}

static void run_in_background(const char *from)
{
    pid_t pid = start();
    if (pid == 0) {
        int null = open("/dev/null", O_RDONLY);
        if (null > 0) {
            dup2(null, 0);
            close(null);
        }
        signal(SIGINT, SIG_IGN);
        signal(SIGQUIT, SIG_IGN);
        go_back(from);
        exit(run_and_or(0, 0));
    }
    last_background = pid;
}

/* Commands up to the end, a ) or a word like `fi`. `skip`: they are read, not run. */
static int run_list(int skip, int last_of_all)
{
    int status = skip ? 0 : last_status;
    skip_newlines();
    while (!at_end_of_list()) {
        const char *from = token_at;
        if (background_follows()) {
            if (!skip)
                run_in_background(from);
            run_and_or(1, 0);
            status = 0;
        } else {
            status = run_and_or(skip, last_of_all);
        }
        if (!skip)
            last_status = status;
        if (token != NEWLINE && !is(";") && !is("&")) {
            if (!at_end_of_list())
                unexpected();
            break;
        }
        next();
        skip_newlines();
    }
    return status;
}

/* $(command): what it writes, without newlines at the end. */
static char *run_substitution(const char *command)
{
    const char *old_at = at, *old_token_at = token_at;
    char *old_text = text, *output = malloc(4096);
    int old_token = token, ends[2];
    size_t n = 0, size = 4096;
    ssize_t got;
    pid_t pid;
    if (pipe(ends) == -1)
        die("Pipe call failed");
    pid = start();
    if (pid == 0) {
        close(ends[0]);
        if (ends[1] != 1) {
            dup2(ends[1], 1);
            close(ends[1]);
        }
        at = command;
        next();
        exit(run_list(0, 1));
    }
    close(ends[1]);
    while ((got = read(ends[0], output + n, size - n - 1)) > 0) {
        n += got;
        if (n == size - 1)
            output = realloc(output, size *= 2);
    }
    close(ends[0]);
    last_status = wait_for(pid);
    while (n > 0 && output[n - 1] == '\n')
        n--;
    output[n] = '\0';
    at = old_at;
    token_at = old_token_at;
    text = old_text;
    token = old_token;
    return output;
}

static int run_text(const char *commands)
{
    if (strchr(commands, '\n') == NULL) {
        /* A line is read to its end before any of it runs. */
        at = commands;
        next();
        run_list(1, 0);
        if (token != END)
            unexpected();
    }
    at = commands;
    next();
    run_list(0, 1);
    if (token != END)
        unexpected();
    return last_status;
}

static char *read_all(int fd)
{
    size_t n = 0, size = 4096;
    char *all = malloc(size);
    ssize_t got;
    while ((got = read(fd, all + n, size - n - 1)) > 0) {
        n += got;
        if (n == size - 1)
            all = realloc(all, size *= 2);
    }
    all[n] = '\0';
    return all;
}

/* From a terminal or a pipe: line by line, so that commands can read what follows. */
static int run_input(void)
{
    char *line = NULL;
    size_t size = 0;
    int prompts = isatty(0);
    setvbuf(stdin, NULL, _IONBF, 0);
    for (;;) {
        if (prompts)
            fputs(getuid() == 0 ? "# " : "$ ", stderr);
        if (getline(&line, &size, stdin) <= 0)
            break;
        at = strdup(line);
        next();
        run_list(0, 0);
        if (token != END)
            unexpected();
    }
    return last_status;
}

int main(int argc, char **argv)
{
    int fd;
    name = basename(argv[0]);
    is_bash = strcmp(name, "bash") == 0;
    if (argc > 1 && strcmp(argv[1], "-c") == 0) {
        if (argc == 2) {
            fprintf(stderr, "sh: 0: -c requires an argument\n");
            return 2;
        }
        if (argc > 3)
            name = argv[3];
        parameters = argv + 4;
        parameter_count = argc > 4 ? argc - 4 : 0;
        return run_text(argv[2]);
    }
    if (argc == 1)
        return run_input();
    fd = open(argv[1], O_RDONLY | O_CLOEXEC);
    if (fd == -1) {
        fprintf(stderr, "sh: 0: cannot open %s: No such file\n", argv[1]);
        return 2;
    }
    name = argv[1];
    parameters = argv + 2;
    parameter_count = argc - 2;
    return run_text(read_all(fd));
}
