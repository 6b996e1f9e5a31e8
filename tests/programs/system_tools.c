/* Options of the usual commands. */
#include <stdio.h>
#include <stdlib.h>

static const char *commands[] = {
	"printf 'banana 3\\napple 12\\ncherry 7\\napple 2\\n' > fruit; mkdir sub; echo x > sub/inner",
	"printf 'one\\ntwo\\nthree\\nfour\\nfive\\n' > lines; printf 'a\\tb\\n\\n\\n\\001c\\n' > odd",
	"ls -F", "ls -R", "ls -r", "ls -rt /nowhere", "ls -p sub .", "ls -lh fruit | cut -c1-10", "ls -d sub", "ls -a sub",
	"ln -s fruit link; ls -l link | cut -c1-10; rm link", "ls --color=auto fruit | cat",
	"cat -A odd", "cat -b odd", "cat -s odd | wc -l", "cat -E fruit", "cat -n fruit lines",
	"head -n -3 lines", "head -v -n 1 lines", "tail -q -n 1 lines fruit", "head -c -20 lines",
	"grep -w one lines", "grep -o 'p*l' fruit", "grep -r x sub", "grep -e ban -e che fruit", "grep 'p\\{2\\}l' fruit",
	"grep -E '^(app|ban)[a-z]+ [0-9]{1,2}$' fruit", "grep -c e lines fruit", "grep -E 'f(i|ou)' lines",
	"grep --color=auto -n two lines | cat", "grep -ov apple fruit", "egrep -i 'CHERRY|BANANA' fruit", "grep nothing fruit",
	"cp -r sub copy; ls copy", "seq -s, 4", "seq -s ' ' 2 4", "nl -ba odd | head -n 2", "sort -k2 -n fruit",
	"sort --reverse lines", "wc --lines fruit", "uniq --count lines | tail -n 1",
};

int main(void)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		printf("[%zu] %d\n", i, WEXITSTATUS(system(commands[i])));
	return 0;
}
