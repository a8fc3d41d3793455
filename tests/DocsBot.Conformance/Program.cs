using DocsBot.Conformance.Commands;

return await ConformanceCommandLine.RunAsync(args, Console.Out, Console.Error);
