#include <stdio.h>
#include <stdlib.h>

struct tree {
    int key;
    struct tree *left, *right;
};

static struct tree *insert(struct tree *t, int key)
{
    if (t == NULL) {
        t = calloc(1, sizeof *t);
        t->key = key;
    } else if (key < t->key) {
        t->left = insert(t->left, key);
    } else if (key > t->key) {
        t->right = insert(t->right, key);
    }
    return t;
}

static int depth(const struct tree *t)
{
    if (t == NULL)
        return 0;
    int l = depth(t->left), r = depth(t->right);
    return 1 + (l > r ? l : r);
}

static void walk(const struct tree *t)
{
    if (t == NULL)
        return;
    walk(t->left);
    printf("%d ", t->key);
    walk(t->right);
}

int main(void)
{
    static const int keys[] = {50, 30, 70, 20, 40, 60, 80, 30, 10};
    struct tree *t = NULL;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        t = insert(t, keys[i]);
    walk(t);
    printf("\n");
    return depth(t);
}
