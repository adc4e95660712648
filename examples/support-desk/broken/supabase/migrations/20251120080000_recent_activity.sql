-- Copied from the client, where it works.
create view recent_activity with (security_invoker = on) as
select id, kind, created_at, ticket:tickets!ta_ticket_id_fkey(*)
from ticket_activities;

create view activity_titles with (security_invoker = on) as
select ticket_activities.id, ticket_activities.kind, ticket.title
from ticket_activities, ticket->tickets;
