/* Counts how often memory is asked for, and how much is held: cc -shared -fPIC allocations.c -o allocations.so ; LD_PRELOAD=allocations.so PROGRAM */
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>

static atomic_long count, held;

long allocations(void) { return atomic_load(&count); }
long bytes_held(void) { return atomic_load(&held); }

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static void *counted(void *place)
{
    atomic_fetch_add(&count, 1);
    if (place) atomic_fetch_add(&held, (long)malloc_usable_size(place));
    return place;
}

static void let_go(void *place)
{
    if (place) atomic_fetch_sub(&held, (long)malloc_usable_size(place));
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t n, size_t size) { return counted(__libc_calloc(n, size)); }
void *realloc(void *old, size_t size) { let_go(old); return counted(__libc_realloc(old, size)); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **place, size_t alignment, size_t size) { return (*place = memalign(alignment, size)) ? 0 : 12; }
void free(void *place) { let_go(place); __libc_free(place); }
