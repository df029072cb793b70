"""A plain GeoDjango project with django-rest-framework-gis, run by the peers' own Python.

`gunicorn peer_geodjango:application`, DATABASE_NAME names the PostGIS database. It does what their
documentation shows: a radius and the order by distance from its filters, the total from its
pagination, and one more query for the counts of the facts.
"""

from __future__ import annotations

import os
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.configure(
    SECRET_KEY="benchmark",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.gis", "rest_framework", "rest_framework_gis"],
    DATABASES={
        "default": {
            "ENGINE": "django.contrib.gis.db.backends.postgis",
            "NAME": os.environ["DATABASE_NAME"],
            "USER": "postgres",
            "HOST": "127.0.0.1",
            "CONN_MAX_AGE": None,
        }
    },
    REST_FRAMEWORK={
        "UNAUTHENTICATED_USER": None,
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    },
)
django.setup()

from django.contrib.gis.db import models  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework.generics import ListAPIView  # noqa: E402
from rest_framework.pagination import PageNumberPagination  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework_gis.filters import (  # noqa: E402
    DistanceToPointFilter,
    DistanceToPointOrderingFilter,
)
from rest_framework_gis.serializers import GeoFeatureModelSerializer  # noqa: E402


class Fact(models.Model):
    key = models.CharField(max_length=90, unique=True)

    class Meta:
        app_label = "peer"
        db_table = "fact"


class Listing(models.Model):
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, db_index=True)
    summary = models.TextField()
    address = models.TextField()
    phone = models.CharField(max_length=30)
    hours = models.TextField()
    point = models.PointField(geography=True)
    facts = models.ManyToManyField(Fact)

    class Meta:
        app_label = "peer"
        db_table = "listing"


class ListingSerializer(GeoFeatureModelSerializer):
    class Meta:
        model = Listing
        geo_field = "point"
        fields = ["id", "name", "kind", "summary", "address", "phone", "hours"]


class TwentyAPage(PageNumberPagination):
    page_size = 20


class Listings(ListAPIView):
    """The nearest twenty within `dist` metres of `point`, the total, and a count for each fact."""

    queryset = Listing.objects.all()
    serializer_class = ListingSerializer
    pagination_class = TwentyAPage
    filter_backends = [DistanceToPointFilter, DistanceToPointOrderingFilter]
    distance_filter_field = distance_ordering_filter_field = "point"

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        near = DistanceToPointFilter().filter_queryset(request, self.get_queryset(), self)
        for column in ("kind", "facts__key"):
            response.data[column] = dict(near.values_list(column).annotate(Count("pk")))
        return response


def hello(_request: object) -> HttpResponse:
    return HttpResponse("Hello, world!")


urlpatterns = [path("hello/", hello), path("listings/", Listings.as_view())]
application = get_wsgi_application()
