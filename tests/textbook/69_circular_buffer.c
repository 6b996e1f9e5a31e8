#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>
#include <inttypes.h>

#define CAP 4u
typedef struct ring { uint16_t items[CAP]; unsigned head, tail; } ring_t;
static inline bool put(ring_t *r, uint16_t v) { if (r->tail - r->head == CAP) return false; r->items[r->tail++ % CAP] = v; return true; }
static inline bool get(ring_t *r, uint16_t *v) { if (r->head == r->tail) return false; *v = r->items[r->head++ % CAP]; return true; }

int main(void)
{
	ring_t r = { .head = UINT32_MAX - 1, .tail = UINT32_MAX - 1 };
	uint16_t v;
	for (int i = 0; i < 6; i++)
		printf("%d%s", put(&r, (uint16_t)(i * 20000)), i < 5 ? "," : "\n");
	while (get(&r, &v))
		printf("%" PRIu16 " ", v);
	printf("%s\n", get(&r, &v) ? "?" : "empty");
	int64_t big = INT64_C(-9000000000);
	printf("%" PRId64 " %" PRIx32 "\n", big, (uint32_t)big);
	return 0;
}
