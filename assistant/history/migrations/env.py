"""What Alembic runs: the migrations, on the connection that ``assistant.history.migrating`` hands over.

Import here every module that maps a table on ``Base``.
"""

from alembic import context

from assistant.brief import table as _briefs  # noqa: F401
from assistant.history.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
