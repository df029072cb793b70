"""The settings, all of them; what differs between installations is read from the environment.

Production is the default and refuses to start half-configured. `DJANGO_DEVELOPMENT=1` turns on
what a person's own machine needs: a known secret, local hosts, no https. Error pages stay as the
public sees them there; `DJANGO_DEBUG=1` shows Django's instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from hrdirectory import environment
from hrdirectory.stylesheet import csp_hash, read_stylesheet

django_stubs_ext.monkeypatch()  # lets ModelAdmin[Service] and the like exist at run time

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT = environment.read_flag("DJANGO_DEVELOPMENT", default=False)
DEBUG = environment.read_flag("DJANGO_DEBUG", default=False)
if DEBUG and not DEVELOPMENT:
    raise ImproperlyConfigured(
        "DJANGO_DEBUG shows secrets to visitors: remove it, or set DJANGO_DEVELOPMENT=1 as well."
    )

if DEVELOPMENT:
    SECRET_KEY = environment.read_text(
        "DJANGO_SECRET_KEY", default="known-to-everybody-and-only-for-a-machine-of-your-own"
    )
    ALLOWED_HOSTS = [
        "localhost",
        "127.0.0.1",
        "[::1]",
        *environment.read_words("DJANGO_ALLOWED_HOSTS"),
    ]
else:
    SECRET_KEY = environment.read_secret("DJANGO_SECRET_KEY", minimum_length=50)
    ALLOWED_HOSTS = environment.read_hosts("DJANGO_ALLOWED_HOSTS")

# The application

INSTALLED_APPS = [
    "hrdirectory.apps.ProjectConfig",
    "services.apps.ServicesConfig",
    "whitenoise.runserver_nostatic",  # runserver would serve static files without our headers
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "reversion",
]
# The first four see every answer, also static files, redirects and refused requests.
MIDDLEWARE = [
    "hrdirectory.logs.AccessLogMiddleware",
    "hrdirectory.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "hrdirectory.language.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "hrdirectory.urls"
WSGI_APPLICATION = "hrdirectory.wsgi.application"
AUTH_USER_MODEL = "services.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
FORMS_URLFIELD_ASSUME_HTTPS = True  # what Django 6 does without being asked
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases: a statement may take long in a command (an import), never in a web request (wsgi.py)

SQLITE_OPTIONS = {
    # Django's defaults lose concurrent saves: readers must not block the writer, and a
    # transaction that will write must queue for its turn instead of failing half-way.
    # SQLite keeps 2 MB of pages by itself: the rows of one town would push each other out.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456",
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
}
STATEMENT_TIMEOUT_SECONDS = environment.read_number(
    "DATABASE_STATEMENT_TIMEOUT_SECONDS", default=0, minimum=0, maximum=86_400
)
POSTGRESQL_OPTIONS = {
    "connect_timeout": 2,
    "options": f"-c statement_timeout={STATEMENT_TIMEOUT_SECONDS}s",
}
DATABASE = environment.read_database("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
IS_SQLITE = DATABASE["ENGINE"].endswith("sqlite3")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **DATABASE,
        "OPTIONS": {
            **(SQLITE_OPTIONS if IS_SQLITE else POSTGRESQL_OPTIONS),
            **DATABASE.get("OPTIONS", {}),
        },
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    },
}

# Caches: "default" is shared by all processes if there is a Redis, "local" never is

REDIS_URL = environment.read_redis("REDIS_URL")
LOCAL_CACHE = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 50_000},
}
CACHES: dict[str, dict[str, Any]] = {"default": LOCAL_CACHE, "local": LOCAL_CACHE}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hrdirectory",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }

# Languages: the address decides (hrdirectory.language), staff choose which ones are offered

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ar", "العربية"),
]
FORMAT_MODULE_PATH = ["hrdirectory.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = Path(
    environment.read_text("DJANGO_STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
)
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "hrdirectory.static_files.StaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = DEVELOPMENT
WHITENOISE_USE_FINDERS = DEVELOPMENT
MAP_PMTILES = environment.read_tiles("MAP_PMTILES")  # docs/map.md

# Accounts and cookies: only staff ever get one

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_NAME = "sessionid" if DEVELOPMENT else "__Host-sessionid"
SESSION_COOKIE_SECURE = not DEVELOPMENT
CSRF_COOKIE_NAME = "csrftoken" if DEVELOPMENT else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "services.pages.errors.csrf_failure"
CSRF_COOKIE_SECURE = not DEVELOPMENT
CSRF_TRUSTED_ORIGINS = environment.read_words("DJANGO_CSRF_TRUSTED_ORIGINS")

# Transport and headers

BEHIND_PROXY = not DEVELOPMENT and environment.read_flag("DJANGO_BEHIND_PROXY", default=None)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whose X-Forwarded-For is believed; without it all visitors of a proxy would count as one.
TRUSTED_PROXIES = environment.read_number(
    "DJANGO_TRUSTED_PROXIES", default=int(bool(BEHIND_PROXY)), minimum=0, maximum=10
)
SECURE_SSL_REDIRECT = not DEVELOPMENT
SECURE_REDIRECT_EXEMPT = ["^health/"]  # a load balancer asks over plain http
SECURE_HSTS_SECONDS = (
    0
    if DEVELOPMENT
    else environment.read_number(
        "DJANGO_HSTS_SECONDS", default=31_536_000, minimum=0, maximum=63_072_000
    )
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEVELOPMENT
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes browsers send Origin: null
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "geolocation=(self), camera=(), microphone=()"
# Off: browsers that kept pages forget them on their next visit.
OFFLINE = environment.read_flag("DJANGO_OFFLINE", default=True)

STYLESHEET = read_stylesheet(BASE_DIR / "static" / "css")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, csp_hash(STYLESHEET)],
        "worker-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
# Preloading binds the whole domain for years: its owner's decision, not this program's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Mail and logs: nothing about a visitor in either (hrdirectory.logs)

if DEVELOPMENT:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"private": {"()": "hrdirectory.logs.PrivateFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},  # takes mail_admins away
        "django.request": {"level": "ERROR"},  # the access log has the rest
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "hrdirectory.access": {"level": "INFO"},
    },
}
