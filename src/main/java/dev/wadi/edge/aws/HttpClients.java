package dev.wadi.edge.aws;

import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/**
 * What AWS is called with, by the {@linkplain HttpProxy proxy} that the environment names. The SDK makes one of these by its class name for clients
 * that bring no HTTP client of their own: those of Camel, of scenarios and of the demo.
 */
public final class HttpClients implements SdkHttpService, SdkAsyncHttpService {

    /** For all clients of this process that are built from now on; a choice that was made with {@code -D} stays. */
    public static void install() {
        for (SdkSystemSetting service : new SdkSystemSetting[] {
            SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL, SdkSystemSetting.ASYNC_HTTP_SERVICE_IMPL
        }) {
            if (System.getProperty(service.property()) == null) {
                System.setProperty(service.property(), HttpClients.class.getName());
            }
        }
    }

    static Apache5HttpClient.Builder sync(boolean plain) {
        Apache5HttpClient.Builder client = Apache5HttpClient.builder();
        HttpProxy.of(plain).ifPresent(proxy -> proxy.applyTo(client));
        return client;
    }

    static NettyNioAsyncHttpClient.Builder async(boolean plain) {
        NettyNioAsyncHttpClient.Builder client = NettyNioAsyncHttpClient.builder();
        HttpProxy.of(plain).ifPresent(proxy -> proxy.applyTo(client));
        return client;
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return sync(AwsClients.isPlain(""));
    }

    @Override
    public SdkAsyncHttpClient.Builder<?> createAsyncHttpClientFactory() {
        return async(AwsClients.isPlain(""));
    }
}
