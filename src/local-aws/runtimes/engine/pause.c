// The program of the containers that hold the network of a task. It sleeps, and it lets the containers of the task call the
// process that looks after them, which listens nowhere. That process connects to port 51680 here and says the word that this
// program was started with: it has a line. Whoever connects to 127.0.0.1:51679 gets a line, one byte is sent on it, and from
// then on all is copied both ways.
//
//   pause WORD      32 characters
//
// It needs no library and has no data, so that it is nothing but its instructions: pause-programs.ts has them, and says
// how they are made.
#include <linux/in.h>
#include <linux/poll.h>
#include <linux/signal.h>
#include <asm/unistd.h>

enum { INET = 2, WORD = 32, CALLS = 51679, LINES = 51680, STREAM = 1, NONBLOCK = 04000, WRITE_END = 1 };

#if defined(__x86_64__)
static long kernel(long number, long a, long b, long c, long d, long e) {
  long result;
  register long r10 __asm__("r10") = d, r8 __asm__("r8") = e;
  __asm__ volatile("syscall" : "=a"(result) : "0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8) : "rcx", "r11", "memory");
  return result;
}
// The stack begins with the count of words, and their addresses follow.
__asm__(".section .text.start\n.globl _start\n_start: mov %rsp, %rdi\nand $-16, %rsp\ncall run\n");
#elif defined(__aarch64__)
static long kernel(long number, long a, long b, long c, long d, long e) {
  register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d, x4 __asm__("x4") = e;
  __asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
  return x0;
}
__asm__(".section .text.start\n.globl _start\n_start: mov x0, sp\nbl run\n");
#endif

static long listenAt(unsigned address, int port) {
  long on = 1, listener = kernel(__NR_socket, INET, STREAM | NONBLOCK, 0, 0, 0);
  struct sockaddr_in at;
  at.sin_family = INET;
  at.sin_port = __builtin_bswap16(port);
  at.sin_addr.s_addr = __builtin_bswap32(address);
  kernel(__NR_setsockopt, listener, 1 /* SOL_SOCKET */, 2 /* SO_REUSEADDR */, (long)&on, sizeof(int));
  kernel(__NR_bind, listener, (long)&at, 16, 0, 0);
  kernel(__NR_listen, listener, 128, 0, 0, 0);
  return listener;
}

// Waits until one of two files can be read, or is at its end, and returns which; 2 for both.
static int readable(long first, long second) {
  struct pollfd files[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
  kernel(__NR_ppoll, (long)files, 2, 0, 0, 0);
  return files[0].revents ? (files[1].revents ? 2 : 0) : 1;
}

// Copies what can be read. Returns false at the end.
static int copy(long from, long to) {
  char bytes[16384];
  long count = kernel(__NR_read, from, (long)bytes, sizeof bytes, 0, 0);
  if (count <= 0) return 0;
  for (long at = 0, sent; at < count; at += sent) {
    sent = kernel(__NR_write, to, (long)bytes + at, count - at, 0, 0);
    if (sent <= 0) return 0;
  }
  return 1;
}

// Copies both ways until both have ended.
static void connect(long one, long other) {
  // poll ignores a negative file.
  long open[2] = {one, other}, file[2] = {one, other};
  while (open[0] >= 0 || open[1] >= 0) {
    int found = readable(open[0], open[1]);
    for (int side = 0; side < 2; side++) {
      if (found != 2 && found != side) continue;
      if (copy(file[side], file[!side])) continue;
      kernel(__NR_shutdown, file[!side], WRITE_END, 0, 0, 0);
      open[side] = -1;
    }
  }
}

static void leave(void) {
  for (;;) kernel(__NR_exit_group, 0, 0, 0, 0, 0);
}

// A line that somebody wants to be: true if it says the word.
static int saysWord(long line, const char *word) {
  char said[WORD];
  long wait[2] = {5, 0};
  kernel(__NR_setsockopt, line, 1 /* SOL_SOCKET */, 20 /* SO_RCVTIMEO */, (long)wait, sizeof wait);
  int differs = kernel(__NR_recvfrom, line, (long)said, WORD, 0x100 /* MSG_WAITALL */, 0) != WORD;
  for (int at = 0; at < WORD; at++) differs |= said[at] ^ word[at];
  return !differs;
}

// Waits for somebody who calls, unless the line ends before.
static void beLine(long line, long calls, const char *word) {
  if (!saysWord(line, word)) leave();
  for (;;) {
    if (readable(line, calls) != 1) leave();
    // Another line may have been faster.
    long caller = kernel(__NR_accept4, calls, 0, 0, 0, 0);
    if (caller < 0) continue;
    char ready = 1;
    kernel(__NR_write, line, (long)&ready, 1, 0, 0);
    connect(line, caller);
    leave();
  }
}

__attribute__((used)) static void run(long *stack) {
  const char *word = (const char *)stack[2];
  long calls = listenAt(0x7f000001, CALLS), lines = listenAt(0, LINES);
  // Children that end leave nothing behind.
  struct { void *handler; unsigned long flags; void *restorer; unsigned long mask; } ignore = {(void *)1, 0, 0, 0};
  kernel(__NR_rt_sigaction, SIGCHLD, (long)&ignore, 0, 8, 0);
  for (;;) {
    readable(lines, -1);
    long line = kernel(__NR_accept4, lines, 0, 0, 0, 0);
    if (line < 0) continue;
    // fork
    if (kernel(__NR_clone, SIGCHLD, 0, 0, 0, 0) == 0) beLine(line, calls, word);
    kernel(__NR_close, line, 0, 0, 0, 0);
  }
}
