-- Everybody who signed up before there were tenants gets one of their own.
insert into copilot_internal.tenants (name, slug, personal)
select coalesce(u.email, u.id::text), u.id::text, true
from auth.users u
on conflict (slug) do nothing;

insert into copilot_internal.tenant_members (tenant_id, user_id, role)
select t.id, u.id, 'owner'
from auth.users u
join copilot_internal.tenants t on t.slug = u.id::text
on conflict (tenant_id, user_id) do nothing;
