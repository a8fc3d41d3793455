using DocsBot.Lab.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;

namespace DocsBot.Lab.Web.Security;

/// <summary>No request that changes anything comes from elsewhere: whatever is not read-only needs the token of one of the workbench's own forms.</summary>
/// <param name="next">The rest.</param>
/// <param name="antiforgery">Knows the tokens.</param>
internal sealed class AntiforgeryCheck(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // The framework knows OPTIONS and TRACE as read-only as well; nothing here answers them.
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !await antiforgery.IsRequestValidAsync(context))
        {
            await Page.Fault(
                StatusCodes.Status400BadRequest,
                "This form is out of date",
                "It was sent from another page, or the workbench was started anew since it was opened. Go back, load the page again and send the form once more.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
