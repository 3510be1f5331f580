-- By itself, so that no webhook has to wait for it.
update gateway_webhook set body = '{}' where body <> '{}';
