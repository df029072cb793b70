"""Let distances follow the country that is searched, and a directory say when a check is old.

Miles were what every directory began with, and nobody could leave the choice open: a directory in
miles gets the open choice, which shows miles in the same countries. Back, the open choice is miles.
"""

from django.db import migrations, models


def open_the_choice(apps, _schema_editor):
    settings = apps.get_model("services", "DirectorySettings")
    settings.objects.filter(distance_unit="mi").update(distance_unit="")


def choose_miles(apps, _schema_editor):
    settings = apps.get_model("services", "DirectorySettings")
    settings.objects.filter(distance_unit="").update(distance_unit="mi")


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0007_visitor_reports'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='directorysettings',
            name='directorysettings_unit_known',
        ),
        migrations.AlterField(
            model_name='directorysettings',
            name='distance_unit',
            field=models.CharField(blank=True, choices=[('mi', 'miles'), ('km', 'kilometres')], help_text='Leave it empty for miles or kilometres as people use them in each country.', max_length=2, verbose_name='distances in'),
        ),
        migrations.RunPython(open_the_choice, choose_miles),
        migrations.AddConstraint(
            model_name='directorysettings',
            constraint=models.CheckConstraint(condition=models.Q(('distance_unit__in', ['mi', 'km', ''])), name='directorysettings_unit_known', violation_error_message='“distance_unit” must be one of the listed choices.'),
        ),
        migrations.AddField(
            model_name='directorysettings',
            name='stale_after_days',
            field=models.PositiveSmallIntegerField(default=365, help_text='Pages of places that were checked longer ago say so.', verbose_name='out of date after (days)'),
        ),
        migrations.AddConstraint(
            model_name='directorysettings',
            constraint=models.CheckConstraint(condition=models.Q(('stale_after_days__isnull', True), ('stale_after_days__range', (1, 3650)), _connector='OR'), name='directorysettings_stale_some_day', violation_error_message='“stale_after_days” must be between 1 and 3650.'),
        ),
    ]
