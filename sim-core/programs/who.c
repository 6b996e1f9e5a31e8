/* who, users: who is logged in. Nobody is: the model has terminals, but no login. */
#include <ipclab_tool.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    while (tool_option(argc, argv, "", "abdHlmpqrsTtuw", "", 1) != -1)
        ;
    return 0;
}
