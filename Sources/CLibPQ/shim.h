/* Debian's libpq (package libpq-dev), the client library of PostgreSQL itself. */
#include <libpq-fe.h>
