// Snowball stemmers, from Debian's libstemmer-dev. That package has no pkg-config file, so the module map names the library.
#include <libstemmer.h>
