#include <stdio.h>

static int columns[8], count;

static void place(int row)
{
    if (row == 8) {
        count++;
        return;
    }
    for (int c = 0; c < 8; c++) {
        int ok = 1;
        for (int r = 0; r < row && ok; r++)
            ok = columns[r] != c && columns[r] - c != row - r && c - columns[r] != row - r;
        if (ok) {
            columns[row] = c;
            place(row + 1);
        }
    }
}

int main(void)
{
    place(0);
    printf("%d\n", count);
    return count;
}
