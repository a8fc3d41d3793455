using System.CommandLine;
using DocsBot.Lab.Engine;
using DocsBot.Lab.Web.Hosting;
using DocsBot.Lab.Web.Security;
using DocsBot.Providers.Configuration;

namespace DocsBot.Lab.Commands.Serve;

/// <summary><c>serve</c>: the workbench in the browser.</summary>
internal static class ServeCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var places = new LabOptions();
        var url = new Option<string>("--url") { Description = $"Where it listens. An address that other machines reach needs a key of your own. Default: {WorkbenchAddress.Default}.", HelpName = "URL", DefaultValueFactory = _ => WorkbenchAddress.Default };
        var keyFile = new Option<string?>("--key-file") { Description = "A file that holds the key. Default: the setting Workbench:Key, or a new key that is printed.", HelpName = "FILE" };
        url.Validators.Add(result =>
        {
            if (WorkbenchAddress.TryParse(result.GetValueOrDefault<string>() ?? "", out var fault) is null)
            {
                result.AddError($"--url: {fault}");
            }
        });
        var command = new Command("serve", "Opens the workbench in the browser: what happened, why, and whether a new prompt is better.") { url, keyFile };
        places.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            WorkbenchAddress.TryParse(parsed.GetRequiredValue(url), out _)!, parsed.GetValue(keyFile), places.Read(parsed), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(WorkbenchAddress address, string? keyFile, LabPlaces places, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = LabConfiguration.Read(places);
            var options = ConfigurationCheck.Read<WorkbenchOptions>(configuration, WorkbenchOptions.Section);
            var key = KeyOf(address, keyFile, options);
            await using var app = Workbench.Build(new WorkbenchSettings(address, key, places, configuration) { Hosts = options.Hosts });
            await app.StartAsync(cancellationToken);
            foreach (var listening in app.Urls)
            {
                await console.Output.WriteLineAsync(key.IsGiven
                    ? $"Open {listening}/ and enter the key."
                    : $"Open {listening}/?{KeyGate.Field}={key.Text}");
            }

            await console.Error.WriteLineAsync("Press Ctrl+C to stop.");
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (ConfigurationException fault)
        {
            await console.Error.WriteLineAsync(fault.Message);
        }
        catch (IOException fault)
        {
            await console.Error.WriteLineAsync($"The workbench cannot listen at {address.Url}: {fault.Message} Name another address with --url, such as http://localhost:5091.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it started.
            return 0;
        }

        return Failed;
    }

    private static WorkbenchKey KeyOf(WorkbenchAddress address, string? keyFile, WorkbenchOptions options)
    {
        if ((keyFile is null ? options.Key : ReadKey(keyFile)) is { } given)
        {
            return WorkbenchKey.Given(given);
        }

        return address.IsLoopback
            ? WorkbenchKey.Random()
            : throw new ConfigurationException($"Other machines can reach {address.Url}, and the workbench shows what readers asked. Give it a key of {WorkbenchKey.ShortestGiven} characters or more: the environment variable Workbench__Key, or a file with --key-file. The connection is not encrypted; put a reverse proxy with a certificate before it.");
    }

    private static string ReadKey(string file)
    {
        try
        {
            var key = File.ReadAllText(file).Trim();
            return key.Length >= WorkbenchKey.ShortestGiven
                ? key
                : throw new ConfigurationException($"The key in {Path.GetFullPath(file)} has {key.Length} characters. Give it {WorkbenchKey.ShortestGiven} or more, for example with: openssl rand -base64 32 > {file}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The key file cannot be read: {fault.Message} Write a key into it, for example with: openssl rand -base64 32 > {file}", fault);
        }
    }
}
