using System.CommandLine;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Configuration;
using Microsoft.AspNetCore.Connections;

namespace DocsBot.Chat.Hosting;

/// <summary>The command line of the service.</summary>
public static class ChatCommand
{
    /// <summary>Exit code of a wrong command line or configuration.</summary>
    public const int WrongUsage = 2;

    /// <summary>Exit code when the service cannot start: the address is in use, the index cannot be used.</summary>
    public const int CannotStart = 3;

    /// <summary>Runs the service until it is stopped.</summary>
    /// <returns>0 after a normal end, else <see cref="WrongUsage"/> or <see cref="CannotStart"/>.</returns>
    public static Task<int> InvokeAsync(string[] args)
    {
        var docs = new Option<string?>("--docs") { Description = "The folder of documentation to answer from. Default: docs/ of the repository.", HelpName = "PATH" };
        var baseUrl = new Option<string?>("--base-url") { Description = "Where that folder is published, for the citations' links, e.g. https://docs.example.com/. Default: this service shows the pages itself.", HelpName = "URL" };
        var site = new Option<string?>("--site") { Description = "What generates that site: auto, github, hugo, mkdocs or html. Default: auto.", HelpName = "NAME" };
        var data = new Option<string?>("--data") { Description = "The folder for the index and the interaction log. Default: data/ of the repository.", HelpName = "DIR" };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen at, separated by semicolons. Default: http://localhost:5080.", HelpName = "URLS" };
        var root = new RootCommand(
            "DocsBot answers questions from your documentation. Without options it indexes its own docs/ and serves http://localhost:5080. "
            + "Everything else is set in appsettings.json or the environment, e.g. Model__Endpoint, Model__ApiKey, Model__Name for a language model; see docs/configuration.md.")
        {
            docs, baseUrl, site, data, urls,
        };

        root.SetAction(async (parsed, cancellationToken) =>
        {
            var address = parsed.GetValue(baseUrl);
            if (address is not null && !IsSite(address))
            {
                return await FailAsync(WrongUsage, $"--base-url is '{address}'. It must be the address of a site, such as https://docs.example.com/.");
            }

            return await RunAsync(
                new ChatArguments
                {
                    Docs = parsed.GetValue(docs),
                    BaseUrl = address is null ? null : new Uri(address),
                    Site = parsed.GetValue(site),
                    Data = parsed.GetValue(data),
                    Urls = parsed.GetValue(urls),
                },
                cancellationToken);
        });

        var result = root.Parse(args);
        return result.Errors.Count > 0
            ? FailAsync(WrongUsage, string.Join(Environment.NewLine, result.Errors.Select(error => error.Message)) + Environment.NewLine + "Run with --help to see the options.")
            : result.InvokeAsync();
    }

    private static async Task<int> RunAsync(ChatArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Docs is { } docs && !Directory.Exists(docs))
        {
            return await FailAsync(WrongUsage, $"--docs names {Path.GetFullPath(docs)}, which is {(File.Exists(docs) ? "a file" : "not there")}. Name the folder that holds the documentation.");
        }

        try
        {
            await using var app = await ChatApplication.BuildAsync(arguments);
            await app.RunAsync(cancellationToken);
            return 0;
        }
        catch (ConfigurationException fault)
        {
            return await FailAsync(WrongUsage, fault.Message);
        }
        catch (PromptException fault)
        {
            return await FailAsync(WrongUsage, fault.Message);
        }
        catch (IndexUnavailableException fault)
        {
            return await FailAsync(CannotStart, fault.Message);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return await FailAsync(CannotStart, $"{fault.Message} Another program, perhaps another DocsBot, listens there. Stop it, or choose another address: --urls http://localhost:5081.");
        }
        catch (UnauthorizedAccessException fault)
        {
            return await FailAsync(CannotStart, $"{fault.Message} Give this user the right to it, or choose another folder with --data.");
        }
    }

    private static bool IsSite(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static async Task<int> FailAsync(int exitCode, string message)
    {
        await Console.Error.WriteLineAsync(message);
        return exitCode;
    }
}
