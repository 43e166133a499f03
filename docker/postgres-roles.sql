-- The two logins of the service: one owns the schema and migrates it, the other runs on it and owns nothing.
-- These passwords are for this machine only; a deployment brings its own.
create role medinotes_owner login createrole password 'owner';
create role medinotes_service login noinherit password 'service';
create database medinotes owner medinotes_owner;
revoke all on database medinotes from public;
grant connect on database medinotes to medinotes_service;
