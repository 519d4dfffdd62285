/* LD_PRELOAD library: lets the k-th write, sync or truncation under $FAIL_DIR fail, once or from then on, as a dying
   medium (EIO) or a full disk (ENOSPC) does.  The test arms it through ctypes.  Linux only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *folder;
static long count, fail_at;
static int error_number, for_ever, growing_only;

/* k counts from 1; 0 lets everything through and only counts */
void fail_arm(long k, int number, int sticky, int only_growing)
{
    folder = getenv("FAIL_DIR");
    count = 0;
    fail_at = k;
    error_number = number;
    for_ever = sticky;
    growing_only = only_growing;
}

long fail_count(void)
{
    return count;
}

/* end: where this write would end, or -1 for what needs no space */
static int fails(int fd, long end)
{
    char link[64], path[1024];
    ssize_t length;
    if (!folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
    /* a full disk refuses only what makes a file longer */
    if (growing_only && (end < 0 || end <= lseek(fd, 0, SEEK_END))) return 0;
    count++;
    if (fail_at > 0 && (count == fail_at || (for_ever && count > fail_at))) {
        errno = error_number;
        return 1;
    }
    return 0;
}

#define WRAP(result, name, arguments, call, end) \
    result name arguments \
    { \
        static result (*real) arguments; \
        if (!real) real = (result (*) arguments)dlsym(RTLD_NEXT, #name); \
        if (fails(fd, end)) return -1; \
        return real call; \
    }
WRAP(ssize_t, pwrite, (int fd, const void *data, size_t length, off_t at), (fd, data, length, at), at + (long)length)
WRAP(ssize_t, pwrite64, (int fd, const void *data, size_t length, off_t at), (fd, data, length, at), at + (long)length)
WRAP(int, fsync, (int fd), (fd), -1)
WRAP(int, fdatasync, (int fd), (fd), -1)
WRAP(int, ftruncate, (int fd, off_t length), (fd, length), length)
WRAP(int, ftruncate64, (int fd, off_t length), (fd, length), length)
