/* Debian's libical (package libical-dev), which knows the calendar of RFC 5545. Its rules and times are large values, so they stay in C. */
#include <libical/ical.h>

/* The first day on which a weekly rule with one weekday falls. libical 3.0 loses such a rule when it begins on another weekday and skips weeks: it takes
   the Sunday after "every other Sunday" for one of the next week. From its own first day on it counts well. */
static inline struct icaltimetype omzien_first_weekday(struct icaltimetype begin, struct icalrecurrencetype rule) {
    int into_week = (icaltime_day_of_week(begin) - rule.week_start + 7) % 7;
    int wanted = (rule.by_day[0] - rule.week_start + 7) % 7;
    icaltime_adjust(&begin, wanted - into_week + (wanted < into_week ? 7 * rule.interval : 0), 0, 0, 0);
    return begin;
}

/* The days of a rule such as "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", from its first day. NULL for what is no rule, and for one that counts in hours or less.
   Freed with icalrecur_iterator_free. */
static inline icalrecur_iterator *omzien_days(const char *rule, int year, int month, int day) {
    struct icalrecurrencetype recurrence;
    struct icaltimetype first = icaltime_null_time();
    icalerror_set_errors_are_fatal(0);
    recurrence = icalrecurrencetype_from_string(rule);
    if (recurrence.freq == ICAL_NO_RECURRENCE || recurrence.freq < ICAL_DAILY_RECURRENCE) return 0;
    first.year = year;
    first.month = month;
    first.day = day;
    first.is_date = 1;
    if (recurrence.freq == ICAL_WEEKLY_RECURRENCE && recurrence.by_day[0] >= ICAL_SUNDAY_WEEKDAY &&
        recurrence.by_day[0] <= ICAL_SATURDAY_WEEKDAY && recurrence.by_day[1] == ICAL_RECURRENCE_ARRAY_MAX)
        first = omzien_first_weekday(first, recurrence);
    return icalrecur_iterator_new(recurrence, first);
}

/* 1, and the next day; 0 when there is none. */
static inline int omzien_next_day(icalrecur_iterator *days, int *year, int *month, int *day) {
    struct icaltimetype next = icalrecur_iterator_next(days);
    if (icaltime_is_null_time(next)) return 0;
    *year = next.year;
    *month = next.month;
    *day = next.day;
    return 1;
}
