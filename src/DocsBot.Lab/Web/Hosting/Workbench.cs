using DocsBot.Lab.Web.Layout;
using DocsBot.Lab.Web.Pages;
using DocsBot.Lab.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace DocsBot.Lab.Web.Hosting;

/// <summary>Puts the workbench together: parts, protection, pages, in that order.</summary>
internal static class Workbench
{
    private const long LargestForm = 1024 * 1024;

    /// <summary>Builds the workbench, ready to run.</summary>
    /// <param name="settings">What it was started with.</param>
    /// <param name="replace">Last changes to the parts; null for none.</param>
    public static WebApplication Build(WorkbenchSettings settings, Action<IServiceCollection>? replace = null)
    {
        // Empty: the environment of some other web service must not open another port here, or log the address that the key is in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(Workbench).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        AddParts(builder.Services, settings);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.Urls.Add(settings.Address.Url);
        Protect(app);
        WorkbenchPages.Map(app);
        return app;
    }

    private static void AddParts(IServiceCollection services, WorkbenchSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<KeyAttempts>();
        services.AddSingleton<SectionCounts>();
        services.AddRoutingCore();
        services.AddRazorComponents();
        services.AddAntiforgery(forms =>
        {
            // Cookies know no ports: two workbenches on one machine would take each other's.
            forms.Cookie.Name = FormattableString.Invariant($"docsbot-workbench-form-{BindingAddress.Parse(settings.Address.Url).Port}");
            forms.Cookie.SameSite = SameSiteMode.Strict;
        });

        // What is protected is only the token of a form, which lives as long as the process: no key of it belongs on a disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        WorkbenchPages.AddParts(services, settings);
    }

    private static void Protect(WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseMiddleware<HostCheck>();
        app.MapWhen(context => OwnFiles.Holds(context.Request.Path), assets => assets.Run(OwnFiles.SendAsync));
        app.UseMiddleware<FaultPages>();
        app.UseMiddleware<AntiforgeryCheck>();
        app.UseMiddleware<KeyGate>();
        app.UseRouting();
    }
}
