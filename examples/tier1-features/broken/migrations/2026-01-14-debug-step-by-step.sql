-- Where does it stop? Run one statement at a time.
select count(*) from calls;
select count(*) from organizations;
select count(*) from recordings;
