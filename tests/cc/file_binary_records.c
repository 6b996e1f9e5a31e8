#include <stdio.h>

struct record {
    int id;
    char name[12];
};

int main(void)
{
    struct record out[3] = {{1, "ann"}, {2, "bob"}, {3, "cid"}}, in;
    FILE *f = fopen("/tmp/ipclab-cc-records", "wb");
    printf("%zu\n", fwrite(out, sizeof *out, 3, f));
    fclose(f);
    f = fopen("/tmp/ipclab-cc-records", "rb");
    fseek(f, sizeof in, SEEK_SET);
    while (fread(&in, sizeof in, 1, f) == 1)
        printf("%d %s\n", in.id, in.name);
    fclose(f);
    remove("/tmp/ipclab-cc-records");
    return in.id;
}
