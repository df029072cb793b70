"""The tables of the directory, all of them, with every rule that the database can hold.

Written by `makemigrations` from the models on 2026-11-23; reversible: it drops what it made.
"""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import services.models.directory_settings
import services.models.validation
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='key in the source')),
                ('location_type', models.CharField(choices=[('physical', 'A place'), ('postal', 'A mailing address'), ('virtual', 'Online or by phone')], default='physical', max_length=10, verbose_name='type')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name of the place')),
                ('alternate_name', models.CharField(blank=True, max_length=200, verbose_name='other name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('transportation', models.TextField(blank=True, verbose_name='how to get there')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='link to join online')),
                ('address_1', models.CharField(blank=True, max_length=200, verbose_name='street address')),
                ('address_2', models.CharField(blank=True, max_length=200, verbose_name='suite, floor or entrance')),
                ('city', models.CharField(blank=True, max_length=100, verbose_name='town or city')),
                ('state_province', models.CharField(blank=True, help_text='With its country, such as US-PA.', max_length=6, validators=[services.models.validation.validate_subdivision], verbose_name='state or province code')),
                ('postal_code', models.CharField(blank=True, max_length=12, verbose_name='postal code')),
                ('country', models.CharField(blank=True, max_length=2, validators=[services.models.validation.validate_country], verbose_name='country code')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('pin_source', models.CharField(blank=True, choices=[('staff', 'Set by staff'), ('source', 'Given by the source'), ('gazetteer', 'Middle of the postal code or town'), ('geocoder', 'Found from the address')], max_length=10, verbose_name='where the pin came from')),
                ('pin_accuracy', models.CharField(blank=True, choices=[('site', 'At the site'), ('street', 'On the street'), ('postal_code', 'Somewhere in the postal code'), ('city', 'Somewhere in the town')], max_length=12, verbose_name='how sure the pin is')),
                ('address_privacy', models.CharField(choices=[('exact', 'Full address and pin'), ('approximate', 'Area only'), ('city', 'Town only'), ('contact_first', 'Call or text for the place'), ('service_area', 'We come to you'), ('unlisted', 'Staff only')], default='exact', max_length=15, verbose_name='how much of the address to show')),
                ('public_latitude', models.FloatField(blank=True, editable=False, null=True, verbose_name='public latitude')),
                ('public_longitude', models.FloatField(blank=True, editable=False, null=True, verbose_name='public longitude')),
                ('timezone', models.CharField(blank=True, max_length=50, validators=[services.models.validation.validate_time_zone], verbose_name='time zone')),
            ],
            options={
                'verbose_name': 'location',
                'verbose_name_plural': 'locations',
                'ordering': ['country', 'state_province', 'city', 'address_1'],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='key in the source')),
                ('kind', models.CharField(choices=[('syringe_service', 'Needle and syringe program'), ('naloxone', 'Naloxone (Narcan)'), ('supervised_consumption', 'Supervised use site'), ('mat', 'Medicine for opioid use'), ('peer_support', 'Peer support group'), ('related', 'Related help')], max_length=30, verbose_name='kind')),
                ('name', models.CharField(max_length=200, validators=[services.models.validation.validate_visible], verbose_name='name')),
                ('alternate_name', models.CharField(blank=True, max_length=200, verbose_name='other name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('url', models.URLField(blank=True, max_length=500, validators=[services.models.validation.validate_web_address], verbose_name='web page')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('status', models.CharField(choices=[('active', 'Running'), ('inactive', 'Not running now'), ('defunct', 'Closed for good'), ('temporarily closed', 'Closed for now')], default='active', max_length=20, verbose_name='status')),
                ('alert', models.TextField(blank=True, verbose_name='notice shown first')),
                ('fees_description', models.TextField(blank=True, verbose_name='cost, in words')),
                ('application_process', models.TextField(blank=True, verbose_name='how to get in')),
                ('eligibility_description', models.TextField(blank=True, verbose_name='who can come')),
                ('minimum_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='youngest age')),
                ('maximum_age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='oldest age')),
                ('cost', models.DecimalField(blank=True, decimal_places=2, help_text='0 means free. Leave empty if not known.', max_digits=8, null=True, verbose_name='cost')),
                ('cost_currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('syringe_policy', models.CharField(blank=True, choices=[('needs_based', 'As many as you need'), ('one_for_one_plus', 'Swap plus extra'), ('one_for_one', 'One for one'), ('capped', 'Set limit'), ('purchase', 'You buy them')], max_length=20, verbose_name='how many you can get')),
                ('naloxone_training', models.CharField(blank=True, choices=[('none', 'None'), ('offered', 'Offered'), ('brief_required', 'A few minutes'), ('online_required', 'Online, before you order')], max_length=20, verbose_name='training needed')),
                ('scs_model', models.CharField(blank=True, choices=[('integrated', 'Part of a bigger service'), ('specialised', 'Supervised use only'), ('mobile', 'Mobile'), ('overdose_prevention_site', 'Overdose prevention site'), ('virtual', 'Phone or app')], max_length=30, verbose_name='kind of site')),
                ('scs_status', models.CharField(blank=True, choices=[('operating', 'Open'), ('authorised_not_open', 'Allowed, not open'), ('applied', 'Waiting for permission'), ('refused', 'Not allowed'), ('closed', 'Closed')], max_length=20, verbose_name='legal status')),
                ('scs_authorised_from', models.DateField(blank=True, null=True, verbose_name='authorised from')),
                ('scs_authorised_until', models.DateField(blank=True, null=True, verbose_name='authorised until')),
                ('scs_injecting_places', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places to inject')),
                ('scs_smoking_places', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places to smoke')),
                ('moud_setting', models.CharField(blank=True, choices=[('otp', 'Methadone clinic (OTP)'), ('office', "Doctor's office or clinic"), ('telehealth', 'By phone or video'), ('mobile', 'Mobile clinic'), ('hospital_bridge', 'Hospital or bridge clinic'), ('residential', 'Live-in care'), ('outpatient', 'Outpatient care'), ('detox', 'Detox'), ('interim', 'Interim care')], max_length=20, verbose_name='kind of clinic')),
                ('moud_wait', models.CharField(blank=True, choices=[('today', 'Today'), ('within_2_days', '1 to 2 days'), ('within_week', 'Within a week'), ('longer', 'More than a week'), ('waitlist', 'Waiting list')], max_length=20, verbose_name='wait')),
                ('moud_wait_on', models.DateField(blank=True, null=True, verbose_name='wait checked on')),
                ('peer_format', models.CharField(blank=True, choices=[('in_person', 'In person'), ('online', 'Online'), ('hybrid', 'In person and online'), ('phone', 'By phone')], max_length=20, verbose_name='where it meets')),
                ('peer_goal', models.CharField(blank=True, choices=[('no', 'No'), ('any_goal', 'Your choice'), ('working_toward', 'You plan to stop'), ('required', 'Yes')], max_length=20, verbose_name='do you need to stop?')),
                ('peer_medication', models.CharField(blank=True, choices=[('welcome', 'Yes'), ('varies', 'It depends'), ('no', 'No')], max_length=20, verbose_name='is medicine OK?')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('session_epoch', models.PositiveIntegerField(default=0, editable=False, verbose_name='session epoch')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='DirectorySettings',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(default='hrdirectory', max_length=100, verbose_name='name of the directory')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='contact e-mail')),
                ('contact_phone', models.CharField(blank=True, max_length=20, verbose_name='contact phone')),
                ('countries_served', models.JSONField(default=services.models.directory_settings.default_countries, help_text='Two-letter codes; the first is the default country.', verbose_name='countries served')),
                ('distance_unit', models.CharField(choices=[('mi', 'miles'), ('km', 'kilometres')], default='mi', max_length=2, verbose_name='distances in')),
                ('languages', models.JSONField(default=services.models.directory_settings.default_languages, verbose_name='languages')),
                ('kinds_shown', models.JSONField(default=services.models.directory_settings.all_kinds, verbose_name='kinds shown')),
                ('leave_page_url', models.URLField(default='https://www.wikipedia.org/', max_length=500, validators=[services.models.validation.validate_web_address], verbose_name='where “leave this page” goes')),
                ('is_demo', models.BooleanField(default=False, verbose_name='say on every page that this is a demo')),
            ],
            options={
                'verbose_name': 'directory settings',
                'verbose_name_plural': 'directory settings',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='directorysettings_one_row', violation_error_message='There is one row of settings.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='directorysettings_name_given', violation_error_message='“name” must not be empty.'), models.CheckConstraint(condition=models.Q(('leave_page_url', ''), ('leave_page_url__startswith', 'http://'), ('leave_page_url__startswith', 'https://'), _connector='OR'), name='directorysettings_leave_page_http', violation_error_message='Use a web address that starts with https:// or http://.'), models.CheckConstraint(condition=models.Q(('distance_unit__in', ['mi', 'km'])), name='directorysettings_unit_known', violation_error_message='“distance_unit” must be one of the listed choices.')],
            },
        ),
        migrations.CreateModel(
            name='EmbedSite',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='short name')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('origins', models.JSONField(blank=True, default=list, help_text='Such as https://library.example. Empty means any site.', verbose_name='allowed origins')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='contact e-mail')),
            ],
            options={
                'verbose_name': 'partner site',
                'verbose_name_plural': 'partner sites',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='embedsite_version_positive', violation_error_message='The version counts from 1.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='embedsite_name_given', violation_error_message='“name” must not be empty.'), models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='embedsite_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.')],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='key in the source')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in links')),
                ('name', models.CharField(max_length=200, validators=[services.models.validation.validate_visible], verbose_name='name')),
                ('alternate_name', models.CharField(blank=True, max_length=200, verbose_name='other name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('website', models.URLField(blank=True, max_length=500, validators=[services.models.validation.validate_web_address], verbose_name='website')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('members', models.ManyToManyField(blank=True, related_name='organizations', to=settings.AUTH_USER_MODEL, verbose_name='staff who may edit what belongs to it')),
            ],
            options={
                'verbose_name': 'organization',
                'verbose_name_plural': 'organizations',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='short name in links')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('summary', models.CharField(blank=True, max_length=300, verbose_name='in one sentence')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('sources', models.TextField(blank=True, verbose_name='sources')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('reviewed_by', models.CharField(blank=True, max_length=100, verbose_name='reviewed by')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('publication', models.CharField(choices=[('draft', 'Draft (staff only)'), ('published', 'Published'), ('hidden', 'Hidden (staff only)')], default='draft', max_length=10, verbose_name='who can see it')),
            ],
            options={
                'verbose_name': 'help page',
                'verbose_name_plural': 'help pages',
                'ordering': ['position', 'slug'],
                'constraints': [models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='page_version_positive', violation_error_message='The version counts from 1.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('title')), models.Value('')), _negated=True), name='page_title_given', violation_error_message='“title” must not be empty.'), models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='page_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.'), models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'published', 'hidden'])), name='page_publication_known', violation_error_message='“publication” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(models.Q(('publication', 'published'), _negated=True), ('reviewed_on__isnull', False), _connector='OR'), name='page_published_is_reviewed', violation_error_message='Give the date of the review before the page is published.')],
            },
        ),
        migrations.CreateModel(
            name='ServiceAtLocation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='key in the source')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='short name in links')),
                ('publication', models.CharField(choices=[('draft', 'Draft (staff only)'), ('published', 'Published'), ('hidden', 'Hidden (staff only)')], default='draft', max_length=10, verbose_name='who can see it')),
                ('description', models.TextField(blank=True, verbose_name='what to know about this place')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('hours_note', models.TextField(blank=True, help_text='Shown as “hours not confirmed”.', verbose_name="hours in the source's own words")),
                ('closed_from', models.DateField(blank=True, null=True, verbose_name='closed for now, from')),
                ('closed_until', models.DateField(blank=True, null=True, verbose_name='open again on')),
                ('closed_message', models.TextField(blank=True, verbose_name='why it is closed')),
                ('assured_date', models.DateField(blank=True, editable=False, null=True, verbose_name='checked on')),
                ('assured_how', models.CharField(blank=True, choices=[('provider_confirmed', 'The service told us'), ('phoned', 'We called'), ('visited', 'We went there'), ('website', 'We read their site'), ('official_list', 'On a government list'), ('community_report', 'Someone told us'), ('unverified', 'Not checked')], editable=False, max_length=20, verbose_name='checked how')),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='services.location', verbose_name='location')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='services.service', verbose_name='service')),
            ],
            options={
                'verbose_name': 'listing',
                'verbose_name_plural': 'listings',
                'ordering': ['slug'],
            },
        ),
        migrations.AddField(
            model_name='service',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='services.organization', verbose_name='organization'),
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(help_text='Such as +1 215 555 0123, or 988.', max_length=20, verbose_name='number')),
                ('extension', models.CharField(blank=True, max_length=10, verbose_name='extension')),
                ('type', models.CharField(choices=[('voice', 'Phone'), ('text', 'Text'), ('fax', 'Fax'), ('tty', 'TTY'), ('hotline', 'Hotline')], default='voice', max_length=10, verbose_name='type')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it is for')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='The number with the lowest order is shown first.', verbose_name='order')),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='services.location')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='services.organization')),
                ('service_at_location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='services.serviceatlocation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phones', to='services.service')),
            ],
            options={
                'verbose_name': 'phone',
                'verbose_name_plural': 'phones',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Language',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12, verbose_name='language code')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='services.location')),
                ('phone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='services.phone')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='languages', to='services.service')),
            ],
            options={
                'verbose_name': 'language',
                'verbose_name_plural': 'languages',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='MATClinic',
            fields=[
            ],
            options={
                'verbose_name': 'MAT clinic',
                'verbose_name_plural': 'MAT clinics',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='NaloxoneDistributor',
            fields=[
            ],
            options={
                'verbose_name': 'naloxone distributor',
                'verbose_name_plural': 'naloxone distributors',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='PeerSupportGroup',
            fields=[
            ],
            options={
                'verbose_name': 'peer support group',
                'verbose_name_plural': 'peer support groups',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='RelatedService',
            fields=[
            ],
            options={
                'verbose_name': 'related service',
                'verbose_name_plural': 'related services',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='SupervisedConsumptionSite',
            fields=[
            ],
            options={
                'verbose_name': 'supervised consumption site',
                'verbose_name_plural': 'supervised consumption sites',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='SyringeExchange',
            fields=[
            ],
            options={
                'verbose_name': 'syringe exchange',
                'verbose_name_plural': 'syringe exchanges',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('services.service',),
        ),
        migrations.CreateModel(
            name='ServiceArea',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('extent_type', models.CharField(choices=[('country', 'A whole country'), ('subdivision', 'A state or province'), ('postal_code', 'A postal code'), ('circle', 'A circle around a point')], max_length=12, verbose_name='kind of area')),
                ('country', models.CharField(blank=True, max_length=2, validators=[services.models.validation.validate_country], verbose_name='country code')),
                ('state_province', models.CharField(blank=True, max_length=6, validators=[services.models.validation.validate_subdivision], verbose_name='state or province code')),
                ('postal_code', models.CharField(blank=True, max_length=12, verbose_name='postal code')),
                ('latitude', models.FloatField(blank=True, null=True, verbose_name='latitude of the middle')),
                ('longitude', models.FloatField(blank=True, null=True, verbose_name='longitude of the middle')),
                ('radius_km', models.FloatField(blank=True, null=True, verbose_name='radius in km')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='service_areas', to='services.service')),
                ('service_at_location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='service_areas', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'service area',
                'verbose_name_plural': 'service areas',
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(unique=True, verbose_name='short name')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('url', models.URLField(blank=True, max_length=500, validators=[services.models.validation.validate_web_address], verbose_name='web address')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='date of the list')),
                ('is_official', models.BooleanField(default=False, verbose_name='a government list')),
                ('is_demo', models.BooleanField(default=False, help_text='Every listing of this source is marked as an example.', verbose_name='invented for the demo')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='source_name_given', violation_error_message='“name” must not be empty.'), models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='source_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.'), models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='source_url_http', violation_error_message='Use a web address that starts with https:// or http://.')],
            },
        ),
        migrations.AddField(
            model_name='serviceatlocation',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='services.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='service',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='services.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='organization',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='services.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='location',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='services.source', verbose_name='source'),
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('file_name', models.CharField(max_length=255, verbose_name='file')),
                ('file_sha256', models.CharField(max_length=64, verbose_name='fingerprint of the file')),
                ('mapping_name', models.CharField(blank=True, max_length=255, verbose_name='mapping')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone at')),
                ('counts', models.JSONField(default=dict, verbose_name='counts')),
                ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='services.source')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-started_at'],
            },
        ),
        migrations.CreateModel(
            name='TaxonomyTerm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('deleted_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed at')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='updated at')),
                ('taxonomy', models.CharField(choices=[('access_mode', 'How people get it'), ('syringe_attr', 'Good to know about the supplies'), ('supply', 'Supplies and tests'), ('health', 'Health care and tests on site'), ('naloxone_product', 'Naloxone: which kind'), ('naloxone_access', 'Naloxone: how you get it'), ('scs_route', 'Supervised site: ways of use allowed'), ('scs_attr', 'Good to know about the site'), ('moud_medication', 'Medicine: which ones'), ('moud_attr', 'Good to know before you call'), ('payment', 'Cost and payment'), ('entry_rule', 'What you need to get in'), ('population', 'Made for, or a good fit for'), ('accessibility', 'Access needs'), ('amenity', 'While you are there'), ('support', 'Help with other things'), ('peer_approach', 'Peer group: approach'), ('peer_type', 'Good to know about the meetings')], max_length=30, verbose_name='list')),
                ('code', models.SlugField(verbose_name='code')),
                ('name', models.CharField(max_length=100, verbose_name='plain label')),
                ('description', models.TextField(blank=True, verbose_name='in one sentence')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('samhsa_codes', models.JSONField(blank=True, default=list, verbose_name='SAMHSA codes')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['taxonomy', 'position', 'code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='taxonomyterm_version_positive', violation_error_message='The version counts from 1.'), models.UniqueConstraint(fields=('taxonomy', 'code'), name='taxonomyterm_once_per_list', violation_error_message='This list already has a term with this code.'), models.CheckConstraint(condition=models.Q(('taxonomy__in', ['access_mode', 'syringe_attr', 'supply', 'health', 'naloxone_product', 'naloxone_access', 'scs_route', 'scs_attr', 'moud_medication', 'moud_attr', 'payment', 'entry_rule', 'population', 'accessibility', 'amenity', 'support', 'peer_approach', 'peer_type'])), name='taxonomyterm_list_known', violation_error_message='“taxonomy” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='taxonomyterm_name_given', violation_error_message='“name” must not be empty.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('code')), models.Value('')), _negated=True), name='taxonomyterm_code_given', violation_error_message='“code” must not be empty.')],
            },
        ),
        migrations.CreateModel(
            name='Attribute',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('value', models.BooleanField(choices=[(True, 'Yes'), (False, 'No')], default=True, help_text='Remove the row if it is not known.', verbose_name='answer')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attributes', to='services.location')),
                ('service_at_location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attributes', to='services.serviceatlocation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attributes', to='services.service')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributes', to='services.taxonomyterm', verbose_name='fact')),
            ],
            options={
                'verbose_name': 'fact',
                'verbose_name_plural': 'facts',
                'ordering': ['term__taxonomy', 'term__position'],
            },
        ),
        migrations.CreateModel(
            name='EmbedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('mode', models.CharField(choices=[('element', 'Custom element'), ('frame', 'Frame'), ('link', 'Link or QR code')], max_length=10, verbose_name='mode')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('embed_site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='services.embedsite')),
            ],
            options={
                'verbose_name': 'partner count',
                'verbose_name_plural': 'partner counts',
                'constraints': [models.CheckConstraint(condition=models.Q(('mode__in', ['element', 'frame', 'link'])), name='embedcount_mode_known', violation_error_message='“mode” must be one of the listed choices.'), models.UniqueConstraint(condition=models.Q(('embed_site__isnull', False)), fields=('embed_site', 'day', 'mode'), name='embedcount_once_per_day', violation_error_message='This day already has a count for this partner.'), models.UniqueConstraint(condition=models.Q(('embed_site__isnull', True)), fields=('day', 'mode'), name='embedcount_other_once_per_day', violation_error_message='This day already has a count without a partner.')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=2, unique=True, validators=[services.models.validation.validate_country], verbose_name='country code')),
                ('number', models.CharField(max_length=10, verbose_name='number')),
                ('settings', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='emergency_numbers', to='services.directorysettings')),
            ],
            options={
                'verbose_name': 'emergency number',
                'verbose_name_plural': 'emergency numbers',
                'ordering': ['country'],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('country')), models.Value('')), _negated=True), name='emergencynumber_country_given', violation_error_message='“country” must not be empty.'), models.CheckConstraint(condition=models.Q(('country', ''), models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('country')), models.Value(2)), django.db.models.lookups.Exact(django.db.models.functions.text.Upper(models.F('country')), models.F('country'))), _connector='OR'), name='emergencynumber_country_shaped', violation_error_message='Use the two-letter country code, such as US or CA.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('number')), models.Value('')), _negated=True), name='emergencynumber_number_given', violation_error_message='“number” must not be empty.')],
            },
        ),
        migrations.CreateModel(
            name='Hotline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=2, validators=[services.models.validation.validate_country], verbose_name='country code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('number', models.CharField(max_length=20, verbose_name='number')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='what it is for')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('translations', models.JSONField(blank=True, default=dict, editable=False, verbose_name='translations')),
                ('settings', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hotlines', to='services.directorysettings')),
            ],
            options={
                'verbose_name': 'hotline',
                'verbose_name_plural': 'hotlines',
                'ordering': ['position', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='hotline_name_given', violation_error_message='“name” must not be empty.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('country')), models.Value('')), _negated=True), name='hotline_country_given', violation_error_message='“country” must not be empty.'), models.CheckConstraint(condition=models.Q(('country', ''), models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('country')), models.Value(2)), django.db.models.lookups.Exact(django.db.models.functions.text.Upper(models.F('country')), models.F('country'))), _connector='OR'), name='hotline_country_shaped', violation_error_message='Use the two-letter country code, such as US or CA.'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('number')), models.Value('')), _negated=True), name='hotline_number_given', violation_error_message='“number” must not be empty.'), models.UniqueConstraint(fields=('country', 'number'), name='hotline_once_per_country', violation_error_message='This country already has this number.')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('service_at_location', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='services.serviceatlocation')),
                ('card_key', models.UUIDField()),
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
                ('listed_from', models.DateTimeField(null=True)),
                ('listed_until', models.DateTimeField(null=True)),
                ('shown', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='services.location')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='services.service')),
            ],
            options={
                'verbose_name': 'search row',
                'verbose_name_plural': 'search rows',
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('freq', models.CharField(choices=[('WEEKLY', 'Days of the week'), ('MONTHLY', 'Days of the month, such as the 2nd Tuesday'), ('DATES', 'These dates only'), ('HOLIDAYS', 'Public holidays')], default='WEEKLY', max_length=10, verbose_name='when')),
                ('interval', models.PositiveSmallIntegerField(default=1, help_text='2 means every other week.', verbose_name='every … weeks or months')),
                ('byday', models.CharField(blank=True, help_text='MO,WE for Monday and Wednesday; 2TH for the 2nd Thursday.', max_length=60, validators=[services.models.validation.validate_byday], verbose_name='days')),
                ('opens_at', models.TimeField(blank=True, null=True, verbose_name='opens at')),
                ('closes_at', models.TimeField(blank=True, null=True, verbose_name='closes at')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from day')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to day')),
                ('dtstart', models.DateField(blank=True, help_text='Says which weeks “every other” means.', null=True, verbose_name='first date')),
                ('kind', models.CharField(choices=[('open', 'Open'), ('closed', 'Closed'), ('by_appointment', 'By appointment')], default='open', max_length=15, verbose_name='then it is')),
                ('description', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedules', to='services.location')),
                ('service_at_location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='schedules', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'ordering': ['freq', 'byday', 'opens_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('location__isnull', True), ('service_at_location__isnull', False)), models.Q(('location__isnull', False), ('service_at_location__isnull', True)), _connector='OR'), name='schedule_one_owner', violation_error_message='Hours belong to a listing or to a location.'), models.CheckConstraint(condition=models.Q(('freq__in', ['WEEKLY', 'MONTHLY', 'DATES', 'HOLIDAYS'])), name='schedule_freq_known', violation_error_message='“freq” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('kind__in', ['open', 'closed', 'by_appointment'])), name='schedule_kind_known', violation_error_message='“kind” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('interval__isnull', True), ('interval__range', (1, 52)), _connector='OR'), name='schedule_interval_range', violation_error_message='“interval” must be between 1 and 52.'), models.CheckConstraint(condition=models.Q(models.Q(('closes_at__isnull', True), ('opens_at__isnull', True)), models.Q(('closes_at__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='schedule_times_complete', violation_error_message='Give both times, or neither.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'open'), _negated=True), ('opens_at__isnull', False), _connector='OR'), name='schedule_open_has_times', violation_error_message='Say when it opens and closes.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'closed'), _negated=True), ('opens_at__isnull', True), _connector='OR'), name='schedule_closed_has_no_times', violation_error_message='Leave the times empty for days on which it is closed.'), models.CheckConstraint(condition=models.Q(models.Q(('freq__in', ('WEEKLY', 'MONTHLY')), models.Q(('byday', ''), _negated=True)), models.Q(models.Q(('freq__in', ('WEEKLY', 'MONTHLY')), _negated=True), ('byday', ''), ('dtstart__isnull', True), ('interval', 1)), _connector='OR'), name='schedule_days_fit_frequency', violation_error_message='Weekly and monthly hours name their days; dates and holidays do not.'), models.CheckConstraint(condition=models.Q(models.Q(('freq', 'DATES'), _negated=True), models.Q(('valid_from__isnull', False), ('valid_to__isnull', False)), _connector='OR'), name='schedule_dates_complete', violation_error_message='Say which dates, from and to.'), models.CheckConstraint(condition=models.Q(('interval', 1), ('dtstart__isnull', False), _connector='OR'), name='schedule_every_other_is_anchored', violation_error_message='“Every other” needs a first date to count from.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='schedule_days_in_order', violation_error_message='The last day must not be before the first.')],
            },
        ),
        migrations.CreateModel(
            name='OldSlug',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='former short name')),
                ('service_at_location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_slugs', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'former address',
                'verbose_name_plural': 'former addresses',
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='oldslug_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.')],
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_number', models.PositiveIntegerField(blank=True, null=True, verbose_name='row')),
                ('external_id', models.CharField(max_length=200, verbose_name='key in the source')),
                ('action', models.CharField(choices=[('added', 'Added'), ('changed', 'Changed'), ('unchanged', 'Unchanged'), ('gone', 'Gone from the source'), ('doubtful', 'Doubtful')], max_length=10, verbose_name='action')),
                ('before', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='before')),
                ('after', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='after')),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='services.importrun')),
                ('service_at_location', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'imported row',
                'verbose_name_plural': 'imported rows',
                'ordering': ['row_number', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ['added', 'changed', 'unchanged', 'gone', 'doubtful'])), name='importedrow_action_known', violation_error_message='“action” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(models.Q(('action', 'gone'), ('row_number__isnull', True)), models.Q(models.Q(('action', 'gone'), _negated=True), ('row_number__isnull', False)), _connector='OR'), name='importedrow_gone_has_no_row', violation_error_message='Only a row that is gone from the source has no row number.')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('web', 'This site'), ('embed', 'Partner sites'), ('open_data', 'Open data'), ('print', 'Printed lists')], max_length=10, verbose_name='channel')),
                ('state', models.CharField(choices=[('given', 'Given'), ('refused', 'Refused'), ('withdrawn', 'Taken back')], max_length=10, verbose_name='answer')),
                ('given_by', models.CharField(blank=True, max_length=200, verbose_name='who answered')),
                ('recorded_on', models.DateField(verbose_name='recorded on')),
                ('note', models.TextField(blank=True, verbose_name='note for staff')),
                ('service_at_location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'constraints': [models.CheckConstraint(condition=models.Q(('channel__in', ['web', 'embed', 'open_data', 'print'])), name='consent_channel_known', violation_error_message='“channel” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('state__in', ['given', 'refused', 'withdrawn'])), name='consent_state_known', violation_error_message='“state” must be one of the listed choices.'), models.UniqueConstraint(fields=('service_at_location', 'channel'), name='consent_once_per_channel', violation_error_message='This channel already has an answer: change that one.')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('checked_on', models.DateField(verbose_name='checked on')),
                ('how', models.CharField(choices=[('provider_confirmed', 'The service told us'), ('phoned', 'We called'), ('visited', 'We went there'), ('website', 'We read their site'), ('official_list', 'On a government list'), ('community_report', 'Someone told us'), ('unverified', 'Not checked')], max_length=20, verbose_name='how')),
                ('note', models.TextField(blank=True, verbose_name='note for staff')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service_at_location', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
                'ordering': ['-checked_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('how__in', ['provider_confirmed', 'phoned', 'visited', 'website', 'official_list', 'community_report', 'unverified'])), name='check_how_known', violation_error_message='“how” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('how', 'unverified'), _negated=True), name='check_is_a_check', violation_error_message='Say how it was checked.')],
            },
        ),
        migrations.CreateModel(
            name='ChangeProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('base_version', models.PositiveIntegerField(blank=True, null=True, verbose_name='version it was made for')),
                ('document', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='proposed listing')),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('origin', models.CharField(choices=[('public_report', 'Report by a visitor'), ('provider_link', 'Link sent to the provider'), ('editor', 'Editor'), ('import', 'Import')], max_length=15, verbose_name='origin')),
                ('state', models.CharField(choices=[('open', 'Waiting'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('superseded', 'Out of date')], default='open', max_length=12, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('import_run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='services.importrun')),
                ('service_at_location', models.ForeignKey(blank=True, help_text='Empty for a place that is not listed yet.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='services.serviceatlocation')),
            ],
            options={
                'verbose_name': 'proposed change',
                'verbose_name_plural': 'proposed changes',
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('origin__in', ['public_report', 'provider_link', 'editor', 'import'])), name='changeproposal_origin_known', violation_error_message='“origin” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'rejected', 'superseded'])), name='changeproposal_state_known', violation_error_message='“state” must be one of the listed choices.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='changeproposal_decided_has_time', violation_error_message='A decided proposal has the time of the decision.'), models.CheckConstraint(condition=models.Q(models.Q(('base_version__isnull', True), ('service_at_location__isnull', True)), models.Q(('base_version__isnull', False), ('service_at_location__isnull', False)), _connector='OR'), name='changeproposal_edit_has_version', violation_error_message='A change to a listing names the version it was made for.')],
            },
        ),
        migrations.AddConstraint(
            model_name='phone',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location__isnull', True), ('organization__isnull', False), ('service__isnull', True), ('service_at_location__isnull', True)), models.Q(('location__isnull', True), ('organization__isnull', True), ('service__isnull', False), ('service_at_location__isnull', True)), models.Q(('location__isnull', False), ('organization__isnull', True), ('service__isnull', True), ('service_at_location__isnull', True)), models.Q(('location__isnull', True), ('organization__isnull', True), ('service__isnull', True), ('service_at_location__isnull', False)), _connector='OR'), name='phone_one_owner', violation_error_message='A phone belongs to one organization, service, location or listing.'),
        ),
        migrations.AddConstraint(
            model_name='phone',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('number')), models.Value('')), _negated=True), name='phone_number_given', violation_error_message='“number” must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='phone',
            constraint=models.CheckConstraint(condition=models.Q(('type__in', ['voice', 'text', 'fax', 'tty', 'hotline'])), name='phone_type_known', violation_error_message='“type” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='language',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location__isnull', True), ('phone__isnull', True), ('service__isnull', False)), models.Q(('location__isnull', False), ('phone__isnull', True), ('service__isnull', True)), models.Q(('location__isnull', True), ('phone__isnull', False), ('service__isnull', True)), _connector='OR'), name='language_one_owner', violation_error_message='A language belongs to one service, location or phone.'),
        ),
        migrations.AddConstraint(
            model_name='language',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('code')), models.Value('')), _negated=True), name='language_code_given', violation_error_message='“code” must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='language',
            constraint=models.UniqueConstraint(condition=models.Q(('service__isnull', False)), fields=('service', 'code'), name='language_once_per_service', violation_error_message='This language is already there.'),
        ),
        migrations.AddConstraint(
            model_name='language',
            constraint=models.UniqueConstraint(condition=models.Q(('location__isnull', False)), fields=('location', 'code'), name='language_once_per_location', violation_error_message='This language is already there.'),
        ),
        migrations.AddConstraint(
            model_name='language',
            constraint=models.UniqueConstraint(condition=models.Q(('phone__isnull', False)), fields=('phone', 'code'), name='language_once_per_phone', violation_error_message='This language is already there.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('service__isnull', False), ('service_at_location__isnull', True)), models.Q(('service__isnull', True), ('service_at_location__isnull', False)), _connector='OR'), name='servicearea_one_owner', violation_error_message='A service area belongs to a service or to a listing.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('extent_type__in', ['country', 'subdivision', 'postal_code', 'circle'])), name='servicearea_extent_known', violation_error_message='“extent_type” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('country')), models.Value(2)), django.db.models.lookups.Exact(django.db.models.functions.text.Upper(models.F('country')), models.F('country'))), _connector='OR'), name='servicearea_country_shaped', violation_error_message='Use the two-letter country code, such as US or CA.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('state_province', ''), django.db.models.lookups.Exact(django.db.models.functions.text.Substr(models.F('state_province'), 1, 3), django.db.models.functions.text.Concat(models.F('country'), models.Value('-'))), _connector='OR'), name='servicearea_state_in_country', violation_error_message='The state or province must be one of the country, such as US-PA.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('extent_type', 'country'), ('postal_code', ''), ('state_province', ''), ('latitude__isnull', True), ('longitude__isnull', True), ('radius_km__isnull', True)), models.Q(('extent_type', 'subdivision'), ('postal_code', ''), models.Q(('state_province', ''), _negated=True), ('latitude__isnull', True), ('longitude__isnull', True), ('radius_km__isnull', True)), models.Q(('extent_type', 'postal_code'), models.Q(('postal_code', ''), _negated=True), ('latitude__isnull', True), ('longitude__isnull', True), ('radius_km__isnull', True)), models.Q(('extent_type', 'circle'), ('latitude__isnull', False), ('longitude__isnull', False), ('postal_code', ''), ('radius_km__isnull', False), ('state_province', '')), _connector='OR'), name='servicearea_fields_fit_extent', violation_error_message='Fill in what belongs to this kind of area, and nothing else.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), _negated=True), name='servicearea_country_given', violation_error_message='Give the country of the area.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__isnull', True), ('latitude__range', (-90, 90)), _connector='OR'), name='servicearea_latitude_range', violation_error_message='“latitude” must be between -90 and 90.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('longitude__isnull', True), ('longitude__range', (-180, 180)), _connector='OR'), name='servicearea_longitude_range', violation_error_message='“longitude” must be between -180 and 180.'),
        ),
        migrations.AddConstraint(
            model_name='servicearea',
            constraint=models.CheckConstraint(condition=models.Q(('radius_km__isnull', True), ('radius_km__range', (0.1, 1000)), _connector='OR'), name='servicearea_radius_range', violation_error_message='“radius_km” must be between 0.1 and 1000.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='serviceatlocation_version_positive', violation_error_message='The version counts from 1.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('external_id', ''), ('source__isnull', True)), models.Q(('source__isnull', False), models.Q(('external_id', ''), _negated=True)), _connector='OR'), name='serviceatlocation_source_and_key', violation_error_message="A row from a source needs the source's own key, and a key needs a source."),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('source', 'external_id'), name='serviceatlocation_once_per_source', violation_error_message='This source already has a row with this key.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.UniqueConstraint(condition=models.Q(('deleted_at__isnull', True)), fields=('service', 'location'), name='serviceatlocation_once', violation_error_message='This service is already listed at this location.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='serviceatlocation_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'published', 'hidden'])), name='serviceatlocation_publication_known', violation_error_message='“publication” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('assured_how__in', ['provider_confirmed', 'phoned', 'visited', 'website', 'official_list', 'community_report', 'unverified', ''])), name='serviceatlocation_assured_how_known', violation_error_message='“assured_how” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='serviceatlocation_days_in_order', violation_error_message='The last day must not be before the first.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('closed_from__isnull', True), ('closed_until__isnull', True), ('closed_until__gte', models.F('closed_from')), _connector='OR'), name='serviceatlocation_closure_in_order', violation_error_message='“Open again on” must not be before “closed from”.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(('closed_from__isnull', False), models.Q(('closed_message', ''), ('closed_until__isnull', True)), _connector='OR'), name='serviceatlocation_closure_has_start', violation_error_message='Say from which day it is closed.'),
        ),
        migrations.AddConstraint(
            model_name='serviceatlocation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assured_date__isnull', True), ('assured_how', '')), models.Q(('assured_date__isnull', False), models.Q(('assured_how', ''), _negated=True)), _connector='OR'), name='serviceatlocation_assured_complete', violation_error_message='A checked date needs the way it was checked.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='service_version_positive', violation_error_message='The version counts from 1.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('external_id', ''), ('source__isnull', True)), models.Q(('source__isnull', False), models.Q(('external_id', ''), _negated=True)), _connector='OR'), name='service_source_and_key', violation_error_message="A row from a source needs the source's own key, and a key needs a source."),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('source', 'external_id'), name='service_once_per_source', violation_error_message='This source already has a row with this key.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='service_name_given', violation_error_message='“name” must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='service_url_http', violation_error_message='Use a web address that starts with https:// or http://.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['syringe_service', 'naloxone', 'supervised_consumption', 'mat', 'peer_support', 'related'])), name='service_kind_known', violation_error_message='“kind” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['active', 'inactive', 'defunct', 'temporarily closed'])), name='service_status_known', violation_error_message='“status” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('syringe_policy__in', ['needs_based', 'one_for_one_plus', 'one_for_one', 'capped', 'purchase', ''])), name='service_syringe_policy_known', violation_error_message='“syringe_policy” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('naloxone_training__in', ['none', 'offered', 'brief_required', 'online_required', ''])), name='service_naloxone_training_known', violation_error_message='“naloxone_training” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('scs_model__in', ['integrated', 'specialised', 'mobile', 'overdose_prevention_site', 'virtual', ''])), name='service_scs_model_known', violation_error_message='“scs_model” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('scs_status__in', ['operating', 'authorised_not_open', 'applied', 'refused', 'closed', ''])), name='service_scs_status_known', violation_error_message='“scs_status” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('moud_setting__in', ['otp', 'office', 'telehealth', 'mobile', 'hospital_bridge', 'residential', 'outpatient', 'detox', 'interim', ''])), name='service_moud_setting_known', violation_error_message='“moud_setting” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('moud_wait__in', ['today', 'within_2_days', 'within_week', 'longer', 'waitlist', ''])), name='service_moud_wait_known', violation_error_message='“moud_wait” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('peer_format__in', ['in_person', 'online', 'hybrid', 'phone', ''])), name='service_peer_format_known', violation_error_message='“peer_format” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('peer_goal__in', ['no', 'any_goal', 'working_toward', 'required', ''])), name='service_peer_goal_known', violation_error_message='“peer_goal” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('peer_medication__in', ['welcome', 'varies', 'no', ''])), name='service_peer_medication_known', violation_error_message='“peer_medication” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'syringe_service'), ('syringe_policy', ''), _connector='OR'), name='service_only_syringe_service', violation_error_message='Only a “Needle and syringe program” has these facts.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'naloxone'), ('naloxone_training', ''), _connector='OR'), name='service_only_naloxone', violation_error_message='Only a “Naloxone (Narcan)” has these facts.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'supervised_consumption'), models.Q(('scs_authorised_from__isnull', True), ('scs_authorised_until__isnull', True), ('scs_injecting_places__isnull', True), ('scs_model', ''), ('scs_smoking_places__isnull', True), ('scs_status', '')), _connector='OR'), name='service_only_supervised_consumption', violation_error_message='Only a “Supervised use site” has these facts.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'mat'), models.Q(('moud_setting', ''), ('moud_wait', ''), ('moud_wait_on__isnull', True)), _connector='OR'), name='service_only_mat', violation_error_message='Only a “Medicine for opioid use” has these facts.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'peer_support'), models.Q(('peer_format', ''), ('peer_goal', ''), ('peer_medication', '')), _connector='OR'), name='service_only_peer_support', violation_error_message='Only a “Peer support group” has these facts.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('minimum_age__isnull', True), ('minimum_age__range', (0, 120)), _connector='OR'), name='service_minimum_age_range', violation_error_message='“minimum_age” must be between 0 and 120.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('maximum_age__isnull', True), ('maximum_age__range', (0, 120)), _connector='OR'), name='service_maximum_age_range', violation_error_message='“maximum_age” must be between 0 and 120.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('minimum_age__isnull', True), ('maximum_age__isnull', True), ('maximum_age__gte', models.F('minimum_age')), _connector='OR'), name='service_ages_in_order', violation_error_message='The youngest age must not be above the oldest.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('cost__isnull', True), ('cost__range', (0, 100000)), _connector='OR'), name='service_cost_range', violation_error_message='“cost” must be between 0 and 100000.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('cost__isnull', True), ('cost', 0), models.Q(('cost_currency', ''), _negated=True), _connector='OR'), name='service_cost_has_currency', violation_error_message='Say which currency the cost is in, such as USD.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('scs_authorised_from__isnull', True), ('scs_authorised_until__isnull', True), ('scs_authorised_until__gte', models.F('scs_authorised_from')), _connector='OR'), name='service_authorised_in_order', violation_error_message='“Authorised until” must not be before “authorised from”.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'supervised_consumption'), _negated=True), models.Q(('scs_status', ''), _negated=True), _connector='OR'), name='service_supervised_site_has_status', violation_error_message='Give the legal status of a supervised site.'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moud_wait', ''), ('moud_wait_on__isnull', True)), models.Q(models.Q(('moud_wait', ''), _negated=True), ('moud_wait_on__isnull', False)), _connector='OR'), name='service_wait_has_date', violation_error_message='A waiting time needs the date on which it was checked.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='organization_version_positive', violation_error_message='The version counts from 1.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('external_id', ''), ('source__isnull', True)), models.Q(('source__isnull', False), models.Q(('external_id', ''), _negated=True)), _connector='OR'), name='organization_source_and_key', violation_error_message="A row from a source needs the source's own key, and a key needs a source."),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('source', 'external_id'), name='organization_once_per_source', violation_error_message='This source already has a row with this key.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Trim(models.F('name')), models.Value('')), _negated=True), name='organization_name_given', violation_error_message='“name” must not be empty.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), ('slug__contains', '/'), ('slug__contains', ' '), _connector='OR', _negated=True), name='organization_slug_usable', violation_error_message='The short name must not be empty and must not have slashes or spaces.'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('website', ''), ('website__startswith', 'http://'), ('website__startswith', 'https://'), _connector='OR'), name='organization_website_http', violation_error_message='Use a web address that starts with https:// or http://.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='location_version_positive', violation_error_message='The version counts from 1.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('external_id', ''), ('source__isnull', True)), models.Q(('source__isnull', False), models.Q(('external_id', ''), _negated=True)), _connector='OR'), name='location_source_and_key', violation_error_message="A row from a source needs the source's own key, and a key needs a source."),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('source', 'external_id'), name='location_once_per_source', violation_error_message='This source already has a row with this key.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('location_type__in', ['physical', 'postal', 'virtual'])), name='location_type_known', violation_error_message='“location_type” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('url', ''), ('url__startswith', 'http://'), ('url__startswith', 'https://'), _connector='OR'), name='location_url_http', violation_error_message='Use a web address that starts with https:// or http://.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('country', ''), models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('country')), models.Value(2)), django.db.models.lookups.Exact(django.db.models.functions.text.Upper(models.F('country')), models.F('country'))), _connector='OR'), name='location_country_shaped', violation_error_message='Use the two-letter country code, such as US or CA.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('state_province', ''), django.db.models.lookups.Exact(django.db.models.functions.text.Substr(models.F('state_province'), 1, 3), django.db.models.functions.text.Concat(models.F('country'), models.Value('-'))), _connector='OR'), name='location_state_in_country', violation_error_message='The state or province must be one of the country, such as US-PA.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('address_privacy__in', ['exact', 'approximate', 'city', 'contact_first', 'service_area', 'unlisted'])), name='location_privacy_known', violation_error_message='“address_privacy” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('pin_source__in', ['staff', 'source', 'gazetteer', 'geocoder', ''])), name='location_pin_source_known', violation_error_message='“pin_source” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('pin_accuracy__in', ['site', 'street', 'postal_code', 'city', ''])), name='location_pin_accuracy_known', violation_error_message='“pin_accuracy” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='location_pin_complete', violation_error_message='Give both latitude and longitude, or neither.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__isnull', True), ('latitude__range', (-90, 90)), _connector='OR'), name='location_latitude_range', violation_error_message='“latitude” must be between -90 and 90.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('longitude__isnull', True), ('longitude__range', (-180, 180)), _connector='OR'), name='location_longitude_range', violation_error_message='“longitude” must be between -180 and 180.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude', 0), _negated=True), models.Q(('longitude', 0), _negated=True), _connector='OR'), name='location_not_null_island', violation_error_message='0,0 is in the sea: leave the pin empty if it is not known.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True), ('pin_accuracy', ''), ('pin_source', '')), models.Q(('latitude__isnull', False), models.Q(('pin_source', ''), _negated=True), models.Q(('pin_accuracy', ''), _negated=True)), _connector='OR'), name='location_pin_explained', violation_error_message='Say where the pin came from and how sure it is.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location_type', 'virtual'), _negated=True), models.Q(('latitude__isnull', True), ('longitude__isnull', True)), _connector='OR'), name='location_virtual_has_no_pin', violation_error_message='An online or phone service has no pin; give it a service area.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('location_type', 'virtual'), models.Q(('country', ''), _negated=True), _connector='OR'), name='location_has_country', violation_error_message='Give the country of the place.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('public_latitude__isnull', True), ('public_longitude__isnull', True)), models.Q(('public_latitude__isnull', False), ('public_longitude__isnull', False)), _connector='OR'), name='location_public_pin_complete', violation_error_message='The public pin needs both latitude and longitude.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('public_latitude__isnull', True), ('public_latitude__range', (-90, 90)), _connector='OR'), name='location_public_latitude_range', violation_error_message='“public_latitude” must be between -90 and 90.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('public_longitude__isnull', True), ('public_longitude__range', (-180, 180)), _connector='OR'), name='location_public_longitude_range', violation_error_message='“public_longitude” must be between -180 and 180.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('address_privacy__in', ('contact_first', 'service_area', 'unlisted')), _negated=True), models.Q(('public_latitude__isnull', True), ('public_longitude__isnull', True)), _connector='OR'), name='location_hidden_has_no_public_pin', violation_error_message='A hidden address must not have a public pin.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('public_latitude__isnull', True), ('public_longitude__isnull', True)), ('latitude__isnull', False), _connector='OR'), name='location_public_pin_needs_pin', violation_error_message='A public pin is made from the true pin.'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('address_privacy', 'exact'), _negated=True), models.Q(('latitude__isnull', True), ('longitude__isnull', True), ('public_latitude__isnull', True), ('public_longitude__isnull', True)), models.Q(('public_latitude', models.F('latitude')), ('public_longitude', models.F('longitude'))), _connector='OR'), name='location_exact_pin_is_public', violation_error_message='A full address shows its true pin.'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('started_at__isnull', True), ('finished_at__isnull', True), ('finished_at__gte', models.F('started_at')), _connector='OR'), name='importrun_ends_after_start', violation_error_message='An import cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='attribute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('location__isnull', True), ('service__isnull', False), ('service_at_location__isnull', True)), models.Q(('location__isnull', False), ('service__isnull', True), ('service_at_location__isnull', True)), models.Q(('location__isnull', True), ('service__isnull', True), ('service_at_location__isnull', False)), _connector='OR'), name='attribute_one_owner', violation_error_message='A fact belongs to one service, location or listing.'),
        ),
        migrations.AddConstraint(
            model_name='attribute',
            constraint=models.UniqueConstraint(condition=models.Q(('service__isnull', False)), fields=('service', 'term'), name='attribute_once_per_service', violation_error_message='This fact is already answered.'),
        ),
        migrations.AddConstraint(
            model_name='attribute',
            constraint=models.UniqueConstraint(condition=models.Q(('location__isnull', False)), fields=('location', 'term'), name='attribute_once_per_location', violation_error_message='This fact is already answered.'),
        ),
        migrations.AddConstraint(
            model_name='attribute',
            constraint=models.UniqueConstraint(condition=models.Q(('service_at_location__isnull', False)), fields=('service_at_location', 'term'), name='attribute_once_per_service_at_location', violation_error_message='This fact is already answered.'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['cell_6km', 'kinds', 'flags', 'x', 'y', 'z', 'service_at_location'], name='searchentry_cell_6km'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['cell_25km', 'kinds', 'flags', 'x', 'y', 'z', 'service_at_location'], name='searchentry_cell_25km'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['cell_100km', 'kinds', 'flags', 'x', 'y', 'z', 'service_at_location'], name='searchentry_cell_100km'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['cell_400km', 'kinds', 'flags', 'x', 'y', 'z', 'service_at_location'], name='searchentry_cell_400km'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['card_key'], name='searchentry_card'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['state_province', 'kinds'], name='searchentry_state'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['syringe_service', 'naloxone', 'supervised_consumption', 'mat', 'peer_support', 'related'])), name='searchentry_kind_known', violation_error_message='“kind” must be one of the listed choices.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('kinds__range', (1, 63))), name='searchentry_kinds_given', violation_error_message='A listing offers something.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__isnull', True), ('latitude__range', (-90, 90)), _connector='OR'), name='searchentry_latitude_range', violation_error_message='“latitude” must be between -90 and 90.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('longitude__isnull', True), ('longitude__range', (-180, 180)), _connector='OR'), name='searchentry_longitude_range', violation_error_message='“longitude” must be between -180 and 180.'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cell_100km__isnull', True), ('cell_25km__isnull', True), ('cell_400km__isnull', True), ('cell_6km__isnull', True), ('latitude__isnull', True), ('longitude__isnull', True), ('x__isnull', True), ('y__isnull', True), ('z__isnull', True)), models.Q(('cell_100km__isnull', False), ('cell_25km__isnull', False), ('cell_400km__isnull', False), ('cell_6km__isnull', False), ('latitude__isnull', False), ('longitude__isnull', False), ('x__isnull', False), ('y__isnull', False), ('z__isnull', False)), _connector='OR'), name='searchentry_pin_complete', violation_error_message='A pin is whole or absent.'),
        ),
    ]
