create table labels (
  id int generated always as identity primary key,
  name text not null,
  colour text not null default 'grey'
);

create table ticket_labels (
  ticket_id int not null references tickets (id) on delete cascade,
  label_id int not null references labels (id) on delete cascade,
  primary key (ticket_id, label_id)
);

insert into labels (name, colour) values ('bug', 'red'), ('question', 'blue');
