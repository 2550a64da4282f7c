/* Debian's libzip (package libzip-dev), which reads zip archives: what a spreadsheet of Office Open XML is packed in (ISO/IEC 29500-2). */
#include <zip.h>
