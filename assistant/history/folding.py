"""Text as it is searched: without regard to case and width, in all languages alike.

Done here and not by the databases: SQLite folds the case of ASCII only, PostgreSQL as its locale says; neither takes
ＥＰＡ for EPA.
"""

import unicodedata


def folded(text: str) -> str:
    """NFKC, case-folded, white space made one, no NUL (see ``PlainText``)."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\0", "\N{REPLACEMENT CHARACTER}").casefold().split())
