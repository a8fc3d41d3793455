using DocsBot.Lab.Commands;

return await LabCommandLine.RunAsync(args, Console.Out, Console.Error);
