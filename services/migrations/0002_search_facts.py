"""Make the search rows anew: numbers for keys, facts, hours and the town.

Search rows are derived, so the table is dropped and created instead of being altered column by
column. Both ways it is empty afterwards: run `manage.py rebuild_search` before serving.
"""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0001_directory'),
    ]

    operations = [
        migrations.DeleteModel(
            name='SearchEntry',
        ),
        migrations.CreateModel(
            name='SearchFact',
            fields=[
                ('number', models.AutoField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=90, unique=True)),
            ],
            options={
                'verbose_name': 'searched fact',
                'verbose_name_plural': 'searched facts',
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('key')), models.Value('')), _negated=True), name='searchfact_key_given', violation_error_message='“key” must not be empty.')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('card', models.BigIntegerField()),
                ('counts_as', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('syringe_service', 'Needle and syringe program'), ('naloxone', 'Naloxone (Narcan)'), ('supervised_consumption', 'Supervised use site'), ('mat', 'Medicine for opioid use'), ('peer_support', 'Peer support group'), ('related', 'Related help')], max_length=30)),
                ('kinds', models.PositiveSmallIntegerField()),
                ('flags', models.PositiveSmallIntegerField(default=0)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('x', models.FloatField(null=True)),
                ('y', models.FloatField(null=True)),
                ('z', models.FloatField(null=True)),
                ('cell_6km', models.BigIntegerField(null=True)),
                ('cell_25km', models.BigIntegerField(null=True)),
                ('cell_100km', models.BigIntegerField(null=True)),
                ('cell_400km', models.BigIntegerField(null=True)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('state_province', models.CharField(blank=True, max_length=6)),
                ('city', models.CharField(blank=True, max_length=100)),
                ('listed_from', models.DateTimeField(null=True)),
                ('listed_until', models.DateTimeField(null=True)),
                ('facts', models.TextField(blank=True)),
                ('hours', models.TextField(blank=True)),
                ('shown', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='services.location')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='services.service')),
                ('service_at_location', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='search_entry', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'search row',
                'verbose_name_plural': 'search rows',
                'indexes': [models.Index(fields=['cell_6km', 'kinds', 'flags', 'x', 'y', 'z', 'number'], name='searchentry_cell_6km'), models.Index(fields=['cell_25km', 'kinds', 'flags', 'x', 'y', 'z', 'number'], name='searchentry_cell_25km'), models.Index(fields=['cell_100km', 'kinds', 'flags', 'x', 'y', 'z', 'number'], name='searchentry_cell_100km'), models.Index(fields=['cell_400km', 'kinds', 'flags', 'x', 'y', 'z', 'number'], name='searchentry_cell_400km'), models.Index(fields=['card'], name='searchentry_card'), models.Index(fields=['state_province', 'city', 'kinds'], name='searchentry_state'), models.Index(condition=models.Q(('x__isnull', True)), fields=['country'], name='searchentry_without_pin')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['syringe_service', 'naloxone', 'supervised_consumption', 'mat', 'peer_support', 'related'])), name='searchentry_kind_known', violation_error_message='“kind” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('kinds__range', (1, 63))), name='searchentry_kinds_given', violation_error_message='A listing offers something.'), models.CheckConstraint(condition=models.Q(('latitude__isnull', True), ('latitude__range', (-90, 90)), _connector='OR'), name='searchentry_latitude_range', violation_error_message='“latitude” must be between -90 and 90.'), models.CheckConstraint(condition=models.Q(('longitude__isnull', True), ('longitude__range', (-180, 180)), _connector='OR'), name='searchentry_longitude_range', violation_error_message='“longitude” must be between -180 and 180.'), models.CheckConstraint(condition=models.Q(models.Q(('cell_100km__isnull', True), ('cell_25km__isnull', True), ('cell_400km__isnull', True), ('cell_6km__isnull', True), ('latitude__isnull', True), ('longitude__isnull', True), ('x__isnull', True), ('y__isnull', True), ('z__isnull', True)), models.Q(('cell_100km__isnull', False), ('cell_25km__isnull', False), ('cell_400km__isnull', False), ('cell_6km__isnull', False), ('latitude__isnull', False), ('longitude__isnull', False), ('x__isnull', False), ('y__isnull', False), ('z__isnull', False)), _connector='OR'), name='searchentry_pin_complete', violation_error_message='A pin is whole or absent.')],
            },
        ),
    ]
