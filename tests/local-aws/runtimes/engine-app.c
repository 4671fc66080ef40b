// The app of the tests of the engine: one static program, so that no image has to be pulled.
//   serve [TEXT]   answers $VERSION, or else $GREETING, or else TEXT, or else hello, on port $PORT or 80. GET /leak takes
//                  256 MiB, GET /exit ends it. `deaf` does the same, and does not mind SIGTERM.
//   exit CODE      prints a line and ends.
//   check          passes when something answers on port 80: a health check.
//   keep FILE      writes $GREETING to a file and ends. show FILE: prints it and ends.
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in address(int port) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port)};
  at.sin_addr.s_addr = htonl(INADDR_ANY);
  return at;
}

static void end(int signal) {
  (void)signal;
  puts("asked to stop");
  fflush(stdout);
  _exit(0);
}

static void leak(void) {
  for (int mib = 0; mib < 256; mib++) {
    char *taken = malloc(1 << 20);
    if (taken) memset(taken, mib + 1, 1 << 20);
  }
}

static int serve(int port, const char *text) {
  int on = 1, server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in at = address(port);
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(server, (void *)&at, sizeof at) || listen(server, 64)) return 1;
  printf("listening on %d\n", port);
  fflush(stdout);
  const char *greeting = getenv("VERSION") ? getenv("VERSION") : getenv("GREETING");
  if (!greeting) greeting = *text ? text : "hello";
  for (;;) {
    int client = accept(server, 0, 0);
    char request[4096] = {0}, reply[4096];
    if (read(client, request, sizeof request - 1) > 0) {
      if (!strncmp(request, "GET /leak", 9)) leak();
      if (!strncmp(request, "GET /exit", 9)) _exit(3);
      snprintf(reply, sizeof reply, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s\n",
               strlen(greeting) + 1, greeting);
      if (write(client, reply, strlen(reply)) < 0) perror("write");
    }
    close(client);
  }
}

static int check(void) {
  struct sockaddr_in at = address(80);
  return connect(socket(AF_INET, SOCK_STREAM, 0), (void *)&at, sizeof at) ? 1 : 0;
}

int main(int count, char **words) {
  const char *what = count > 1 ? words[1] : "serve", *word = count > 2 ? words[2] : "";
  int port = getenv("PORT") ? atoi(getenv("PORT")) : 80;
  char line[4096] = {0};
  if (!strcmp(what, "serve")) signal(SIGTERM, end);
  if (!strcmp(what, "serve") || !strcmp(what, "deaf")) return serve(port, word);
  if (!strcmp(what, "check")) return check();
  if (!strcmp(what, "keep")) {
    FILE *file = fopen(word, "w");
    return file && fputs(getenv("GREETING"), file) >= 0 && !fclose(file) ? 0 : 1;
  }
  if (!strcmp(what, "show")) {
    FILE *file = fopen(word, "r");
    if (!file || !fgets(line, sizeof line, file)) return 1;
    puts(line);
    return 0;
  }
  puts("ends by itself");
  return atoi(word);
}
