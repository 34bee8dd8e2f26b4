/* zhupi: where the program starts. Dispatches to verbs, or opens the reader. */
#include <locale.h>
#include <stdio.h>

#include "core/flow/document.h"

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	for (int i = 1; i < argc; i++) {
		GError *error = NULL;
		struct document *document = document_open(argv[i], NULL, NULL, &error);
		if (!document) {
			fprintf(stderr, "zhupi: %s\n", error->message);
			return error->code;
		}
		printf("%s: %zu articles\n", argv[i], document->reading->n_articles);
		document_free(document);
	}
	return 0;
}
