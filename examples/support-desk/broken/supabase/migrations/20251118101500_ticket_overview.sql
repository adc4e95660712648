create view ticket_overview with (security_invoker = on) as
select
  tickets.id,
  tickets.name,
  tickets.status,
  requester.email as requester_email
from tickets
join users_secure requester on requester.id = tickets.requester_id;
