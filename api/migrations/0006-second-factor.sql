-- What Better Auth asks for once its two-factor plugin is on, frozen like 0002, and what we keep beside it.
alter table auth."user" add column "twoFactorEnabled" boolean;

-- When the holder last proved who they are with the strongest factor they have; null on a trusted device.
alter table auth."session" add column "provenAt" timestamptz;
