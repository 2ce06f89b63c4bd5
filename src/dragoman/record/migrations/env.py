"""What alembic runs for each command: the migrations, on the connection that it was handed."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
