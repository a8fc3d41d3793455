# DocsBot in one image: the chat service by default; the ingestion job and the lab are beside it.
#
#   docker build -t docsbot .
#   docker run --rm -p 5080:5080 -v docsbot-data:/data docsbot
#   docker run --rm -v docsbot-data:/data -v "$PWD/docs:/docs:ro" --entrypoint dotnet docsbot /app/ingest/DocsBot.Ingest.dll --source /docs

# The widget: one JavaScript file, which Vite writes to ../DocsBot.Chat/wwwroot/widget.
FROM node:22-bookworm-slim AS widget
WORKDIR /repository/src/widget
COPY src/widget/package.json src/widget/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/widget/ ./
RUN npm run build

# The programs. Project files come first, so that packages are restored again only when one of them changes.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /repository
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/DocsBot.Core/DocsBot.Core.csproj src/DocsBot.Core/
COPY src/DocsBot.Providers/DocsBot.Providers.csproj src/DocsBot.Providers/
COPY src/DocsBot.Chat/DocsBot.Chat.csproj src/DocsBot.Chat/Widget.targets src/DocsBot.Chat/
COPY src/DocsBot.Lab/DocsBot.Lab.csproj src/DocsBot.Lab/
COPY ingest/DocsBot.Ingestion/DocsBot.Ingestion.csproj ingest/DocsBot.Ingestion/
COPY ingest/DocsBot.Ingest/DocsBot.Ingest.csproj ingest/DocsBot.Ingest/
RUN dotnet restore src/DocsBot.Chat/DocsBot.Chat.csproj --use-current-runtime \
 && dotnet restore src/DocsBot.Lab/DocsBot.Lab.csproj --use-current-runtime \
 && dotnet restore ingest/DocsBot.Ingest/DocsBot.Ingest.csproj --use-current-runtime
COPY src/ src/
COPY ingest/ ingest/
COPY prompts/ prompts/
COPY docs/ docs/
COPY --from=widget /repository/src/DocsBot.Chat/wwwroot/widget/ src/DocsBot.Chat/wwwroot/widget/
# Without the current runtime's name each program would carry SQLite for every platform, some 65 MB.
RUN publish() { dotnet publish "$1" --no-restore --use-current-runtime --self-contained false -c Release -p:UseAppHost=false -p:SkipWidget=true -o "$2"; } \
 && publish src/DocsBot.Chat/DocsBot.Chat.csproj /app/chat \
 && publish ingest/DocsBot.Ingest/DocsBot.Ingest.csproj /app/ingest \
 && publish src/DocsBot.Lab/DocsBot.Lab.csproj /app/lab \
 && test -f /app/chat/wwwroot/widget/docsbot.js \
 && test -f /app/chat/prompts/answer/v1.yaml \
 && test -f /app/chat/docs/index.md

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
COPY --from=build /app/ /app/
# A new named volume takes over the owner of the folder it is mounted on.
RUN mkdir /data && chown "$APP_UID:$APP_UID" /data
# The base image's own port variable is emptied, because ASPNETCORE_URLS says it; the root file system may be read-only.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:5080 \
    DOTNET_EnableDiagnostics=0 \
    Data__Directory=/data
WORKDIR /data
VOLUME /data
EXPOSE 5080
USER $APP_UID
# The image has no curl; bash opens the connection by itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 4 line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["dotnet", "/app/chat/DocsBot.Chat.dll"]
