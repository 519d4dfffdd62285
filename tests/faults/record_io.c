/* LD_PRELOAD library: writes down, in order, what a process does to the files under $RECORD_DIR, so that a test can
   work out what the disk might hold if the power went at any moment.  Linux only.

   A record in $RECORD_LOG: action (1 byte), length of the name (2), offset (8), length of the data (4), name, data.
   Actions: C created, W written, T truncated, S synced, U unlinked, R renamed (data: the new name), A acknowledged. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, type) \
    static __typeof__(type) real; \
    if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void start(void)
{
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open64");
    const char *log = getenv("RECORD_LOG");
    folder = getenv("RECORD_DIR");
    if (!folder || !log) return;
    folder_length = strlen(folder);
    log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static const char *inside(const char *path)
{
    return log_fd >= 0 && strncmp(path, folder, folder_length) == 0 ? path + folder_length : NULL;
}

/* the name, below the folder, of an open file; NULL for any other */
static const char *name_of(int fd, char *buffer)
{
    char link[64];
    ssize_t length;
    if (log_fd < 0 || fd == log_fd) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, buffer, 1000);
    if (length < 0) return NULL;
    buffer[length] = 0;
    return inside(buffer);
}

static void record(char action, const char *name, int64_t offset, const void *data, uint32_t length)
{
    char head[15];
    uint16_t name_length = (uint16_t)strlen(name);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)name, name_length}, {(void *)data, length}};
    head[0] = action;
    memcpy(head + 1, &name_length, 2);
    memcpy(head + 3, &offset, 8);
    memcpy(head + 11, &length, 4);
    pthread_mutex_lock(&one_at_a_time);
    if (writev(log_fd, parts, 3) < 0) abort();
    pthread_mutex_unlock(&one_at_a_time);
}

/* called by the test through ctypes: from here on the user has been told that this number is saved */
void record_acknowledged(long number)
{
    if (log_fd >= 0) record('A', "", number, NULL, 0);
}

#define WRITES_AT(function) \
    ssize_t function(int fd, const void *data, size_t length, off64_t offset) \
    { \
        char buffer[1024]; \
        const char *name = name_of(fd, buffer); \
        ssize_t done; \
        REAL(#function, ssize_t (*)(int, const void *, size_t, off64_t)); \
        done = real(fd, data, length, offset); \
        if (name && done > 0) record('W', name, offset, data, (uint32_t)done); \
        return done; \
    }
WRITES_AT(pwrite)
WRITES_AT(pwrite64)

ssize_t write(int fd, const void *data, size_t length)
{
    char buffer[1024];
    const char *name = name_of(fd, buffer);
    off64_t offset = name ? lseek64(fd, 0, SEEK_CUR) : 0;
    ssize_t done;
    REAL("write", ssize_t (*)(int, const void *, size_t));
    done = real(fd, data, length);
    if (name && offset >= 0 && done > 0) record('W', name, offset, data, (uint32_t)done);
    return done;
}

#define SYNCS(function) \
    int function(int fd) \
    { \
        char buffer[1024]; \
        const char *name = name_of(fd, buffer); \
        int result; \
        REAL(#function, int (*)(int)); \
        result = real(fd); \
        if (name && result == 0) record('S', name, 0, NULL, 0); \
        return result; \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define TRUNCATES(function) \
    int function(int fd, off64_t length) \
    { \
        char buffer[1024]; \
        const char *name = name_of(fd, buffer); \
        int result; \
        REAL(#function, int (*)(int, off64_t)); \
        result = real(fd, length); \
        if (name && result == 0) record('T', name, length, NULL, 0); \
        return result; \
    }
TRUNCATES(ftruncate)
TRUNCATES(ftruncate64)

int unlink(const char *path)
{
    int result;
    REAL("unlink", int (*)(const char *));
    result = real(path);
    if (result == 0 && inside(path)) record('U', inside(path), 0, NULL, 0);
    return result;
}

int rename(const char *from, const char *to)
{
    int result;
    REAL("rename", int (*)(const char *, const char *));
    result = real(from, to);
    if (result == 0 && inside(from) && inside(to)) record('R', inside(from), 0, inside(to), (uint32_t)strlen(inside(to)));
    return result;
}

#define OPENS(function) \
    int function(const char *path, int flags, ...) \
    { \
        struct stat found; \
        int mode, fd, is_new; \
        va_list rest; \
        REAL(#function, int (*)(const char *, int, ...)); \
        va_start(rest, flags); \
        mode = va_arg(rest, int); \
        va_end(rest); \
        is_new = inside(path) && (flags & O_CREAT) && stat(path, &found) != 0; \
        fd = real(path, flags, mode); \
        if (is_new && fd >= 0) record('C', inside(path), 0, NULL, 0); \
        else if (fd >= 0 && inside(path) && (flags & O_TRUNC)) record('T', inside(path), 0, NULL, 0); \
        return fd; \
    }
OPENS(open)
OPENS(open64)
