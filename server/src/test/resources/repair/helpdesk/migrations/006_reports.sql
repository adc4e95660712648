create view open_tickets as
  select t.id, t.title, t.priority, p.full_name as author
  from tickets t
  join people p on p.id = t.author_id
  where t.status <> 'closed';

create materialized view tickets_per_company as
  select c.id as company_id, c.name, count(t.id) as ticket_count
  from companies c
  left join tickets t on t.company_id = c.id
  group by c.id, c.name;

create unique index tickets_per_company_idx on tickets_per_company (company_id);
