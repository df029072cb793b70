"""Cubes of 1.6 km, so that the densest cities are read a sixteenth at a time.

The number of a row's cube follows from its pin; going back drops it.
"""

from django.db import migrations, models

from services.geo.sphere import UnitVector
from services.geo.voxels import VoxelSize, cell_number

BATCH = 2_000


def number_cells(apps, schema_editor):
    """Give every row with a pin the number of its cube."""
    rows = apps.get_model("services", "SearchEntry").objects.using(schema_editor.connection.alias)
    pinned = rows.filter(x__isnull=False).order_by("number").only("number", "x", "y", "z")
    last = -1
    while batch := list(pinned.filter(number__gt=last)[:BATCH]):
        for row in batch:
            row.cell_1600m = cell_number(UnitVector(row.x, row.y, row.z), VoxelSize.CELL_1600M)
        rows.bulk_update(batch, ["cell_1600m"], batch_size=200)
        last = batch[-1].number


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0009_page_languages'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='searchentry',
            name='searchentry_pin_complete',
        ),
        migrations.AddField(
            model_name='searchentry',
            name='cell_1600m',
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunPython(number_cells, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['cell_1600m', 'kinds', 'flags', 'x', 'y', 'z', 'number'], name='searchentry_cell_1600m'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cell_100km__isnull', True), ('cell_1600m__isnull', True), ('cell_25km__isnull', True), ('cell_400km__isnull', True), ('cell_6km__isnull', True), ('latitude__isnull', True), ('longitude__isnull', True), ('x__isnull', True), ('y__isnull', True), ('z__isnull', True)), models.Q(('cell_100km__isnull', False), ('cell_1600m__isnull', False), ('cell_25km__isnull', False), ('cell_400km__isnull', False), ('cell_6km__isnull', False), ('latitude__isnull', False), ('longitude__isnull', False), ('x__isnull', False), ('y__isnull', False), ('z__isnull', False)), _connector='OR'), name='searchentry_pin_complete', violation_error_message='A pin is whole or absent.'),
        ),
    ]
