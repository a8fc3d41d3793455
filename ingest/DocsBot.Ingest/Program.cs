using DocsBot.Ingest;

return await IngestCommand.InvokeAsync(args);
