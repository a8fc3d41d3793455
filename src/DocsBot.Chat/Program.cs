using DocsBot.Chat.Hosting;

return await ChatCommand.InvokeAsync(args);
