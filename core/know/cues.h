/* Cues: small words and single characters by which a reader tells what stands
 * beside them - 较 and 比 that what follows is compared with, 副 before a post
 * that it is another one - by share/lexicon/cues.tsv. Looks around an offset only;
 * what a cue means there is for who asks. */
#ifndef ZHUPI_KNOW_CUES_H
#define ZHUPI_KNOW_CUES_H

#include "core/know/lexicon.h"

/* Each has a row of the table, which says what it is for. */
/* clang-format off */
#define CUES(X)                                                                                    \
	X(JOINT, "joint")                                                                          \
	X(AND, "and")                                                                              \
	X(LIST_JOINT, "list-joint")                                                                \
	X(FROM, "from")                                                                            \
	X(UNTIL, "until")                                                                          \
	X(BECOMES, "becomes")                                                                      \
	X(REACHED, "reached")                                                                      \
	X(GETS_TO, "gets-to")                                                                      \
	X(GOES_ON, "goes-on")                                                                      \
	X(COMPARED, "compared")                                                                    \
	X(THAN, "than")                                                                            \
	X(GRADED, "graded")                                                                        \
	X(ASIDE, "aside")                                                                          \
	X(AT, "at")                                                                                \
	X(HELD, "held")                                                                            \
	X(MEETING, "meeting")                                                                      \
	X(PERIOD, "period")                                                                        \
	X(PERIOD_GOES_ON, "period-goes-on")                                                        \
	X(YEAR, "year")                                                                            \
	X(YEAR_ENDS, "year-ends")                                                                  \
	X(MONTH, "month")                                                                          \
	X(MONTH_ENDS, "month-ends")                                                                \
	X(DAY, "day")                                                                              \
	X(DAY_OF_MONTH, "day-of-month")                                                            \
	X(EACH, "each")                                                                            \
	X(COUNTED, "counted")                                                                      \
	X(TIME_SPAN, "time-span")                                                                  \
	X(PLAN, "plan")                                                                            \
	X(PLACE_ENDS, "place-ends")                                                                \
	X(AREA, "area")                                                                            \
	X(AREAS, "areas")                                                                          \
	X(SUMS_UP, "sums-up")                                                                      \
	X(AREA_KIND, "area-kind")                                                                  \
	X(COUNTY, "county")                                                                        \
	X(COUNTY_ENDS, "county-ends")                                                              \
	X(NO_COUNTY, "no-county")                                                                  \
	X(NOT_IN_COUNTY, "not-in-county")                                                          \
	X(BORDERS, "borders")                                                                      \
	X(BUILDS, "builds")                                                                        \
	X(SAYS_WHO, "says-who")                                                                    \
	X(LIST_AREAS, "list-areas")                                                                \
	X(HOME, "home")                                                                            \
	X(NOT_IN_BODY, "not-in-body")                                                              \
	X(TELLS, "tells")                                                                          \
	X(BEFORE_COUNTRY, "before-country")                                                        \
	X(BEFORE_PLACE, "before-place")                                                            \
	X(EVERY_ONE, "every-one")                                                                  \
	X(LIES_IN, "lies-in")                                                                      \
	X(REPRESENTS, "represents")                                                                \
	X(GOVERNMENT, "government")                                                                \
	X(THIS_IS, "this-is")                                                                      \
	X(LEVEL, "level")                                                                          \
	X(SESSION, "session")                                                                      \
	X(SESSION_NUMBER, "session-number")                                                        \
	X(IN_PICTURE, "in-picture")                                                                \
	X(OTHERS, "others")                                                                        \
	X(FORMER, "former")                                                                        \
	X(RANK, "rank")                                                                            \
	X(SPOKEN_TO, "spoken-to")                                                                  \
	X(NOT_SAID, "not-said")                                                                    \
	X(SELF, "self")                                                                            \
	X(LIVES, "lives")                                                                          \
	X(NATION, "nation")                                                                        \
	X(POSTS_JOINT, "posts-joint")                                                              \
	X(POST_CLOSES, "post-closes")                                                              \
	X(TAKES_OFFICE, "takes-office")                                                            \
	X(OPENS_LIFE, "opens-life")                                                                \
	X(HEAD, "head")                                                                            \
	X(MINISTER, "minister")                                                                    \
	X(SERVES, "serves")                                                                        \
	X(ORGAN, "organ")                                                                          \
	X(OF_ORGAN, "of-organ")                                                                    \
	X(DEPARTMENT, "department")                                                                \
	X(NATIONAL, "national")                                                                    \
	X(OF_LEVEL, "of-level")                                                                    \
	X(CAPITAL, "capital")                                                                      \
	X(POINTS, "points")                                                                        \
	X(AGO, "ago")                                                                              \
	X(GRADE, "grade")                                                                          \
	X(RESPECTIVELY, "respectively")                                                            \
	X(BETWEEN, "between")                                                                      \
	X(NEWLY, "newly")                                                                          \
	X(NO_WORD_ENDS, "no-word-ends")                                                            \
	X(MEASURED_BY, "measured-by")                                                              \
	X(OF_WHICH, "of-which")                                                                    \
	X(MORE_SIGN, "more-sign")                                                                  \
	X(PARTS, "parts")                                                                          \
	X(OF_PARTS, "of-parts")                                                                    \
	X(AND_PARTS, "and-parts")                                                                  \
	X(DEPUTY, "deputy")                                                                        \
	X(TENSE, "tense")                                                                          \
	X(TENSE_NOW, "tense-now")                                                                  \
	X(ALSO, "also")                                                                            \
	X(BEING, "being")                                                                          \
	X(FILLED_BY, "filled-by")                                                                  \
	X(FROM_POST, "from-post")                                                                  \
	X(HOLDS_HOW, "holds-how")                                                                  \
	X(HOLDING, "holding")                                                                      \
	X(ONE_OF, "one-of")                                                                        \
	X(GATHERED, "gathered")                                                                    \
	X(RENOWN, "renown")                                                                        \
	X(RANK_OF_LEVEL, "rank-of-level")                                                          \
	X(OWN_OFFICE, "own-office")                                                                \
	X(PARTY_OFFICE, "party-office")                                                            \
	X(PARTY_ORGAN, "party-organ")                                                              \
	X(SHORT_FOR, "short-for")                                                                  \
	X(CALLS_SHORT, "calls-short")                                                              \
	X(NO_SUBJECT, "no-subject")                                                                \
	X(ASIDE_BEHIND, "aside-behind")                                                            \
	X(PLACE_OF, "place-of")                                                                    \
	X(THINKS, "thinks")                                                                        \
	X(INTRODUCES, "introduces")                                                                \
	X(NAMES_JOINT, "names-joint")                                                              \
	X(OF, "of")                                                                                \
	X(ORDINAL, "ordinal")                                                                      \
	X(SESSION_BEGINS, "session-begins")                                                        \
	X(BELOW_ZERO, "below-zero")                                                                \
	X(MONEY_NAME, "money-name")                                                                \
	X(PARTNER, "partner")                                                                      \
	X(EQUALS, "equals")                                                                        \
	X(NEGATIVE, "negative")                                                                    \
	X(COUNTED_BY, "counted-by")                                                                \
	X(HALF, "half")                                                                            \
	X(RATIO, "ratio")                                                                          \
	X(DATE_ENDS, "date-ends")                                                                  \
	X(DONE_AT, "done-at")                                                                      \
	X(MADE, "made")                                                                            \
	X(TO_POST, "to-post")                                                                      \
	X(HELD_TOO, "held-too")                                                                    \
	X(PART_TIME, "part-time")                                                                  \
	X(LEADS_DAILY, "leads-daily")                                                              \
	X(BEGINS_BRAND, "begins-brand")                                                            \
	X(ENDS_GIVEN, "ends-given")                                                                \
	X(PRESIDIUM, "presidium")                                                                  \
	X(PRESIDES, "presides")                                                                    \
	X(TOWN_ENDS, "town-ends")                                                                  \
	X(NAMED_SITE, "named-site")                                                                \
	X(PRONOUN, "pronoun")                                                                      \
	X(NO_PRONOUN, "no-pronoun")                                                                \
	X(PLURAL, "plural")                                                                        \
	X(ATTRIBUTED, "attributed")                                                                \
	X(TURNED_TO, "turned-to")                                                                  \
	X(MANNER, "manner")                                                                        \
	X(WOMAN, "woman")                                                                          \
	X(CALLS_WOMAN, "calls-woman")                                                              \
	X(FEMALE, "female")                                                                        \
	X(MAN, "man")                                                                              \
	X(CALLS_MAN, "calls-man")                                                                  \
	X(MALE, "male")                                                                            \
	X(HER, "her")                                                                              \
	X(LONE_VERB, "lone-verb")                                                                  \
	X(ARTICLE, "article")                                                                      \
	X(ISSUES, "issues")                                                                        \
	X(MAKES_NOUN, "makes-noun")                                                                \
	X(ASIDE_BETWEEN, "aside-between")                                                          \
	X(CITED, "cited")                                                                          \
	X(IN_WORK, "in-work")                                                                      \
	X(SAID_SO, "said-so")                                                                      \
	X(SOMEBODY, "somebody")                                                                    \
	X(NO_SPEAKER, "no-speaker")                                                                \
	X(ASPECT, "aspect")                                                                       \
	X(LASTING, "lasting")                                                                      \
	X(ADJUNCT, "adjunct")                                                                      \
	X(OCCASION_BEGINS, "occasion-begins")                                                       \
	X(OCCASION_ENDS, "occasion-ends")                                                          \
	X(DOCUMENT, "document")
/* clang-format on */

#define CUE_ID(id, name) CUE_##id,
enum cue { CUES(CUE_ID) CUE_COUNT };
#undef CUE_ID

/* What tells nearly all of a text from a cue's words: a bit for the low six of each word's
 * second, third, last and last but one byte, and of the code points of words of one character
 * a bit for the low six, and for the next six. */
struct cue_bits {
	uint64_t second, third, last, last_but_one, low, high;
};

struct cue_words;

struct cues {
	struct cue_bits bits[CUE_COUNT];
	struct cue_words *words; /* of each */
	struct arena *arena;
};

/* Reads the table of lexicon, which must outlive the cues. NULL and an error where
 * a row is missing or is none that anybody asks for. */
struct cues *cues_new(const struct lexicon *lexicon, GError **error);
void cues_free(struct cues *cues);

/* The n words of cue, the longest first. */
const struct slice *cue_words(const struct cues *cues, enum cue cue, size_t *n);

static inline bool cue_bit(uint64_t bits, uint32_t value)
{
	return bits >> (value & 63) & 1;
}

/* Whether cp is, as a character, one of the cue's words. */
bool cue_has(const struct cues *cues, enum cue cue, uint32_t cp);

static inline bool cue_is(const struct cues *cues, enum cue cue, uint32_t cp)
{
	const struct cue_bits *bits = &cues->bits[cue];
	return cue_bit(bits->low, cp) && cue_bit(bits->high, cp >> 6) && cue_has(cues, cue, cp);
}

/* The length in bytes of the longest of the cue's words that begins, or ends, at
 * off of text; 0 where none does. */
size_t cue_word_at(const struct cues *cues, enum cue cue, struct slice text, size_t off);
size_t cue_word_upto(const struct cues *cues, enum cue cue, struct slice text, size_t off);

static inline size_t cue_at(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_bits *bits = &cues->bits[cue];
	if (off + 2 < text.len && !(cue_bit(bits->second, (unsigned char)text.data[off + 1]) &&
	                            cue_bit(bits->third, (unsigned char)text.data[off + 2])))
		return 0;
	return cue_word_at(cues, cue, text, off);
}

static inline size_t cue_upto(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_bits *bits = &cues->bits[cue];
	if (!off || !cue_bit(bits->last, (unsigned char)text.data[off - 1]) ||
	    (off > 1 && !cue_bit(bits->last_but_one, (unsigned char)text.data[off - 2])))
		return 0;
	return cue_word_upto(cues, cue, text, off);
}

/* Where the first of the cue's words in text begins and how long it is; its length
 * 0 where there is none. */
struct slice cue_find(const struct cues *cues, enum cue cue, struct slice text);
bool cue_in(const struct cues *cues, enum cue cue, struct slice text);

#endif
