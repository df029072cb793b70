FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /app
RUN useradd --system --home-dir /app --shell /usr/sbin/nologin directory

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY manage.py ./
COPY hrdirectory/ hrdirectory/
COPY services/ services/
COPY templates/ templates/
COPY static/ static/
COPY fixtures/ fixtures/
COPY locale/ locale/
# Collecting needs settings that start, not the installation's own.
RUN DJANGO_SECRET_KEY=only-for-collecting-static-files-while-the-image-is-built \
    DJANGO_ALLOWED_HOSTS=localhost DJANGO_BEHIND_PROXY=1 \
    python manage.py collectstatic --no-input --verbosity 0

# Without DATABASE_URL the directory lives in a SQLite file on this volume.
ENV DATABASE_URL=sqlite:////data/db.sqlite3
RUN mkdir /data && chown directory /data
VOLUME /data

USER directory
EXPOSE 8000
CMD ["gunicorn", "--config", "python:hrdirectory.gunicorn_conf", "hrdirectory.wsgi"]
