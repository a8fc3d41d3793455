using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DocsBot.Providers.Tests.Log.Postgres;

/// <summary>
/// A real PostgreSQL of the tests' own: in a temporary folder, on a random port of loopback, without care for its disk. It ends with this process, however
/// that ends. As root it runs as another user, since PostgreSQL refuses root.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] Users = ["postgres", "nobody"];

    private readonly string _binaries;
    private readonly string _folder;
    private readonly int _port;
    private Process? _process;

    private PostgresServer(string binaries, string folder, int port)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
    }

    /// <summary>Leads to its database <c>postgres</c>.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=docsbot;Timeout=10";

    /// <summary>Where the server's programs are; null when they are not installed. Debian keeps them out of PATH.</summary>
    public static string? FindBinaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>Creates and starts one.</summary>
    /// <param name="binaries">Where its programs are.</param>
    public static async Task<PostgresServer> StartAsync(string binaries)
    {
        var server = new PostgresServer(binaries, Path.Combine(Path.GetTempPath(), $"docsbot-postgres-{Guid.CreateVersion7():N}"), FreePort());
        await server.InitializeAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, on the same port and with the same data.</summary>
    public async Task StartAsync()
    {
        // The shell waits for the end of its input, which comes when this process ends, and takes the server along.
        const string script = "log=\"$1\"; shift; \"$@\" >>\"$log\" 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server";
        var start = Start("/bin/sh", ["-c", script, "sh", Path.Combine(_folder, "server.log"), Path.Combine(_binaries, "postgres"), "-D", _folder, "-p", $"{_port}", .. Settings()]);
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
        await UntilReadyAsync();
    }

    /// <summary>Ends it at once for its clients: their connections break.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string[] Settings() =>
    [
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
        "-c", "max_connections=100", "-c", "shared_buffers=32MB", "-c", "autovacuum=off",
    ];

    private async Task InitializeAsync()
    {
        var start = Start(Path.Combine(_binaries, "initdb"), ["-D", _folder, "--username=docsbot", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb failed: {await output}{await errors}");
        }
    }

    private async Task UntilReadyAsync()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (i < 600 && _process is { HasExited: false })
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"The server does not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "server.log"))}", e);
            }
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
            start.UserName = Users.First(known.Contains);
        }

        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
