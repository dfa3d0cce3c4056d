/* The visitors of bench/journey: whole journeys over HTTP/1.1 on loopback, one connection and one thread each.
   Written in C so that it takes little of the two cores that it shares with the server.

     journey sign-in PORT PASSWORD < addresses > sessions    signs each in; one cookie a line
     journey walk PORT CLIENTS SECONDS < sessions            one whole journey with each session, as far as time lasts
     journey page PORT CLIENTS SECONDS PATH                  one page again and again
*/
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum kind { SCHOOL, BEGIN, QUESTION, SAVE, REVIEW, SUBMIT, RESULT, PLAN, JOURNEY, PAGE, KINDS };
static const char *names[KINDS] = {"school page", "begin", "question page", "save", "review page",
                                   "submit", "result page", "plan page", "whole journey", "page"};

struct times {
    double *each;
    size_t count, room;
};

struct client {
    pthread_t thread;
    int socket;
    char answer[1 << 18]; /* the last answer, head and body, ended by a NUL */
    int status;
    char *body;
    char location[512];
    struct times times[KINDS];
    const char *path;
    int journeys;
};

static int port;
static double end;
static char **sessions;
static int session_count, next_session;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void stop(const char *format, ...) {
    va_list values;
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void note(struct client *client, enum kind kind, double start) {
    struct times *times = &client->times[kind];
    if (times->count == times->room) {
        times->room = times->room ? times->room * 2 : 1024;
        times->each = realloc(times->each, times->room * sizeof(double));
    }
    times->each[times->count++] = now() - start;
}

static void open_connection(struct client *client) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    client->socket = socket(AF_INET, SOCK_STREAM, 0);
    int yes = 1;
    setsockopt(client->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(client->socket, (struct sockaddr *)&address, sizeof address)) stop("No server on port %d.", port);
}

static void receive(struct client *client) {
    size_t length = 0, whole = 0;
    client->body = NULL;
    while (!whole || length < whole) {
        ssize_t count = read(client->socket, client->answer + length, sizeof client->answer - 1 - length);
        if (count <= 0) stop("The server hung up.");
        length += count;
        client->answer[length] = 0;
        char *head_end = client->body ? NULL : strstr(client->answer, "\r\n\r\n");
        if (!head_end) continue;
        client->body = head_end + 4;
        char *size = strcasestr(client->answer, "content-length:");
        if (!size || size > head_end) stop("An answer without a length:\n%s", client->answer);
        whole = client->body - client->answer + atol(size + 15);
        if (whole >= sizeof client->answer) stop("An answer of %zu bytes.", whole);
    }
    client->status = atoi(client->answer + 9);
    char *location = strcasestr(client->answer, "\nlocation: ");
    if (location && location < client->body) sscanf(location + 11, "%511[^\r]", client->location);
}

/* Sends a request and waits for the whole answer; `form` is nil for a GET. */
static void ask(struct client *client, const char *path, const char *cookie, const char *form) {
    char request[8192];
    const char *head = "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept-Language: nl\r\nCookie: %s\r\n";
    int length = snprintf(request, sizeof request, head, form ? "POST" : "GET", path, cookie);
    if (form)
        length += snprintf(request + length, sizeof request - length,
                           "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
                           strlen(form), form);
    else
        length += snprintf(request + length, sizeof request - length, "\r\n");
    if (write(client->socket, request, length) != length) stop("The server takes no request.");
    receive(client);
}

/* As `ask`, with its time noted; anything but the status that belongs to it ends the run. */
static void expect(struct client *client, enum kind kind, int status, const char *path, const char *cookie,
                   const char *form) {
    double start = now();
    char asked[512];
    snprintf(asked, sizeof asked, "%s", path);
    ask(client, asked, cookie, form);
    note(client, kind, start);
    if (client->status != status) stop("%s: %d instead of %d\n%s", asked, client->status, status, client->body);
}

/* The value of the field after `from`; where it goes on is returned. */
static const char *field(const char *from, const char *name, char *value) {
    char wanted[64];
    snprintf(wanted, sizeof wanted, "name=\"%s\" value=\"", name);
    const char *found = strstr(from, wanted);
    if (!found) stop("There is no field %s in\n%s", name, from);
    found += strlen(wanted);
    size_t length = strcspn(found, "\"");
    snprintf(value, 200, "%.*s", (int)length, found);
    return found + length;
}

static void answer_question(struct client *client, const char *address, const char *cookie) {
    char token[200], response[200], seen[200], writer[200], form[2048];
    const char *place = strstr(client->body, "data-form=\"answer\"");
    if (!place) stop("No question on\n%s", client->body);
    place = field(place, "form-token", token);
    place = field(place, "response", response);
    if (rand() % 2) field(place, "response", response); /* the first choice or the second */
    place = field(place, "seen", seen);
    field(place, "writer", writer);
    snprintf(form, sizeof form, "form-token=%s&response=%s&seen=%s&writer=%s&note=See+page+%d+of+the+school+rules.",
             token, response, seen, writer, rand() % 90);
    expect(client, SAVE, 303, address, cookie, form);
}

static void walk(struct client *client, const char *cookie) {
    char token[200], level[200], form[512], path[512];
    double start = now();
    ask(client, "/mine", cookie, NULL);
    if (client->status != 303) stop("/mine: %d\n%s", client->status, client->body);
    snprintf(path, sizeof path, "%s", client->location);
    expect(client, SCHOOL, 200, path, cookie, NULL);
    const char *begin = strstr(client->body, "data-form=\"begin\"");
    if (!begin) stop("The school can't begin:\n%s", client->body);
    field(field(begin, "form-token", token), "level", level);
    snprintf(form, sizeof form, "form-token=%s&level=%s", token, level);
    strncat(path, "/assessments", sizeof path - strlen(path) - 1);
    expect(client, BEGIN, 303, path, cookie, form);
    ask(client, client->location, cookie, NULL); /* the assessment leads to its first question */
    while (strstr(client->location, "/questions/")) {
        snprintf(path, sizeof path, "%s", client->location);
        expect(client, QUESTION, 200, path, cookie, NULL);
        answer_question(client, strtok(path, "?"), cookie);
    }
    snprintf(path, sizeof path, "%s", client->location);
    expect(client, REVIEW, 200, path, cookie, NULL);
    snprintf(form, sizeof form, "form-token=%s&agreed=yes", token);
    strcpy(strstr(path, "/review"), "/submission");
    expect(client, SUBMIT, 303, path, cookie, form);
    snprintf(path, sizeof path, "%s", client->location);
    expect(client, RESULT, 200, path, cookie, NULL);
    strncat(path, "/plan", sizeof path - strlen(path) - 1);
    expect(client, PLAN, 200, path, cookie, NULL);
    note(client, JOURNEY, start);
    client->journeys++;
}

static const char *take_session(void) {
    pthread_mutex_lock(&turn);
    const char *session = next_session < session_count ? sessions[next_session++] : NULL;
    pthread_mutex_unlock(&turn);
    return session;
}

static void *walk_on(void *given) {
    struct client *client = given;
    open_connection(client);
    while (now() < end) {
        const char *session = take_session();
        if (!session) break;
        walk(client, session);
    }
    return NULL;
}

static void *look_on(void *given) {
    struct client *client = given;
    open_connection(client);
    while (now() < end) expect(client, PAGE, 200, client->path, "language=nl", NULL);
    return NULL;
}

static int compare(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

/* Kind, how many, p50, p99 and slowest in milliseconds, with tabs between. */
static void report(struct client *clients, int count, enum kind kind) {
    struct times all = {0};
    for (int i = 0; i < count; i++) all.count += clients[i].times[kind].count;
    if (!all.count) return;
    all.each = malloc(all.count * sizeof(double));
    size_t filled = 0;
    for (int i = 0; i < count; i++) {
        struct times *times = &clients[i].times[kind];
        memcpy(all.each + filled, times->each, times->count * sizeof(double));
        filled += times->count;
    }
    qsort(all.each, all.count, sizeof(double), compare);
    printf("%s\t%zu\t%.2f\t%.2f\t%.2f\n", names[kind], all.count, all.each[all.count / 2] * 1e3,
           all.each[all.count * 99 / 100] * 1e3, all.each[all.count - 1] * 1e3);
    free(all.each);
}

static void run(int count, double seconds, void *(*work)(void *), const char *path) {
    struct client *clients = calloc(count, sizeof *clients);
    double start = now();
    end = start + seconds;
    for (int i = 0; i < count; i++) {
        clients[i].path = path;
        pthread_create(&clients[i].thread, NULL, work, &clients[i]);
    }
    for (int i = 0; i < count; i++) pthread_join(clients[i].thread, NULL);
    double took = now() - start;
    size_t done = 0;
    for (int i = 0; i < count; i++) done += path ? clients[i].times[PAGE].count : (size_t)clients[i].journeys;
    printf("rate\t%zu\t%.3f\t%.2f\n", done, took, done / took);
    for (enum kind kind = 0; kind < KINDS; kind++) report(clients, count, kind);
}

static void read_lines(void) {
    static char line[512];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        sessions = realloc(sessions, (session_count + 1) * sizeof *sessions);
        sessions[session_count++] = strdup(line);
    }
}

static void sign_in(const char *password) {
    static struct client client;
    char visit[128] = "", session[128], token[200], form[1024];
    open_connection(&client);
    for (int i = 0; i < session_count; i++) {
        ask(&client, "/sign-in", visit, NULL);
        if (!visit[0]) sscanf(strcasestr(client.answer, "set-cookie: "), "%*s %127[^;]", visit);
        field(strstr(client.body, "data-form=\"sign-in\""), "form-token", token);
        snprintf(form, sizeof form, "form-token=%s&email=%s&password=%s&next=", token, sessions[i], password);
        ask(&client, "/sign-in", visit, form);
        char *cookie = strcasestr(client.answer, "set-cookie: session=");
        if (client.status != 303 || !cookie) stop("%s can't sign in: %d", sessions[i], client.status);
        sscanf(cookie, "%*s %127[^;]", session);
        puts(session);
    }
}

int main(int count, char **words) {
    if (count < 4) stop("See the first lines of bench/journey.c.");
    port = atoi(words[2]);
    if (!strcmp(words[1], "page")) {
        run(atoi(words[3]), atof(words[4]), look_on, words[5]);
        return 0;
    }
    read_lines();
    if (!strcmp(words[1], "sign-in")) sign_in(words[3]);
    else run(atoi(words[3]), atof(words[4]), walk_on, NULL);
    return 0;
}
