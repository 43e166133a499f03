-- For the admin who helps somebody out of a lost factor, in the transaction that records it. The password stays as it is.
create function app.reset_factors(account uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from auth.factors where account_id = account;
  delete from auth.backup_codes where account_id = account;
  delete from auth.trusted_devices where account_id = account;
  delete from auth.challenges where account_id = account;
  delete from auth.sms_codes where account_id = account;
  delete from auth.attempts where account_id = account;
  delete from auth."session" where "userId" = account;
  update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = account;
end;
$$;
revoke execute on function app.reset_factors from public;
grant execute on function app.reset_factors to medinotes_runtime;
