/* Debian's libcurl (package libcurl4-openssl-dev). Swift cannot call a function that takes anything, so here is one for each kind of value. */
#include <curl/curl.h>

typedef size_t (*omzien_reader)(char *buffer, size_t size, size_t count, void *context);
typedef int (*omzien_listener)(CURL *handle, curl_infotype kind, char *text, size_t length, void *context);

static inline CURLcode omzien_set_number(CURL *handle, CURLoption option, long value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode omzien_set_text(CURL *handle, CURLoption option, const char *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode omzien_set_context(CURL *handle, CURLoption option, void *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode omzien_set_reader(CURL *handle, omzien_reader reader) { return curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader); }
static inline CURLcode omzien_set_listener(CURL *handle, omzien_listener listener) { return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listener); }
static inline CURLcode omzien_set_writer(CURL *handle, omzien_reader writer) { return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer); }
static inline CURLcode omzien_get_text(CURL *handle, CURLINFO info, const char **value) { return curl_easy_getinfo(handle, info, value); }
static inline CURLcode omzien_get_number(CURL *handle, CURLINFO info, long *value) { return curl_easy_getinfo(handle, info, value); }
