using System.CommandLine;
using DocsBot.Conformance.QdrantDouble;
using DocsBot.Conformance.Validation;

namespace DocsBot.Conformance.Commands;

/// <summary>The program's command line.</summary>
internal static class ConformanceCommandLine
{
    private const string About =
        """
        Runs the contract of the chunk store on SQLite, on the store in Qdrant against a double in process that checks every request, and on a real Qdrant.

          dotnet run --project tests/DocsBot.Conformance -- --qdrant http://localhost:6333

        On a real server it works in collections with a random prefix and deletes them again, also when it is stopped. Exit codes: 0 every case passed; 1 a case
        failed or the server cannot be reached; 2 wrong usage; 130 stopped by Ctrl+C.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var apiKey = new Option<string?>("--api-key") { Description = "The server's key.", HelpName = "KEY" };
        var schema = new Option<string?>("--schema") { Description = "Qdrant's OpenAPI document. Default: shared/qdrant/openapi-1.19.json beside a folder above, where there is one.", HelpName = "FILE", Recursive = true };
        schema.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !File.Exists(file))
            {
                result.AddError($"--schema: there is no file {file}.");
            }
        });
        var root = new RootCommand(About) { schema, Serve(schema, output) };
        AddSuite(root, apiKey, schema, output, errors);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)) + Environment.NewLine + "Run with --help to see the options.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            // Half a minute to delete what is on the server.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Stopped;
        }
        catch (HttpRequestException e)
        {
            await errors.WriteLineAsync($"What the run left on the server could not be deleted: {e.Message} Its collections begin with `conformance-`.");
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is FormatException or IOException or System.Text.Json.JsonException)
        {
            await errors.WriteLineAsync(e.Message);
            return ExitCodes.WrongUsage;
        }
    }

    private static void AddSuite(RootCommand root, Option<string?> apiKey, Option<string?> schema, TextWriter output, TextWriter errors)
    {
        var qdrant = new Option<Uri?>("--qdrant") { Description = "A real server's REST address, for example http://localhost:6333.", HelpName = "URL", CustomParser = parsed => ReadUrl(parsed) };
        var verbose = new Option<bool>("--verbose") { Description = "Print each case, each shape of request, and faults in full." };
        root.Options.Add(qdrant);
        root.Options.Add(apiKey);
        root.Options.Add(verbose);
        root.SetAction((parsed, cancellationToken) =>
            new SuiteCommand(new SuiteOptions(parsed.GetValue(qdrant), parsed.GetValue(apiKey), ValidatorOf(parsed.GetValue(schema)), parsed.GetValue(verbose)), output, errors).RunAsync(cancellationToken));
    }

    private static Command Serve(Option<string?> schema, TextWriter output)
    {
        var port = new Option<int>("--port") { Description = "The loopback port; 0 takes a free one.", DefaultValueFactory = _ => 6333, HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port must be 0 to 65535.");
            }
        });
        var key = new Option<string?>("--api-key") { Description = "The key that requests must carry. Default: none.", HelpName = "KEY" };
        var serve = new Command("serve", "Runs the double as a server in the foreground.") { port, key };
        serve.SetAction((parsed, cancellationToken) =>
            ServeCommand.RunAsync(new QdrantDoubleOptions { Port = parsed.GetValue(port), ApiKey = parsed.GetValue(key), Validator = ValidatorOf(parsed.GetValue(schema)) }, output, cancellationToken));
        return serve;
    }

    private static RequestValidator? ValidatorOf(string? file) => (file ?? SchemaFile.Find()) is { } found ? RequestValidator.Load(found) : null;

    private static Uri? ReadUrl(System.CommandLine.Parsing.ArgumentResult parsed)
    {
        var text = parsed.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https"))
        {
            return url;
        }

        parsed.AddError($"--qdrant: `{text}` is no http or https address, for example http://localhost:6333.");
        return null;
    }
}
